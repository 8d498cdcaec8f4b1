import { type Language, languages, languageTag } from "../../../domain/language.ts";
import { delegation } from "../../../texts/delegation.ts";
import { Field } from "../../layout/field.tsx";
import { Submit } from "../../layout/submit.tsx";
import { MEMBERS_PATH } from "../paths.ts";
import { CompanyForm } from "./fields.tsx";

const texts = delegation.withoutCpf;

/** Where people without CPF are invited. */
export const WITHOUT_CPF_PATH = `${MEMBERS_PATH}/convidar-sem-cpf`;

/** What was typed, and what is wrong with it. */
export interface WithoutCpfForm {
  name: string;
  email: string;
  language: Language;
  errors: { name?: string; email?: string };
}

/** Invites somebody who has no CPF, and therefore no Gov.br account, to choose credentials. */
export function WithoutCpf({ companyId, csrf, form }: { companyId: string; csrf: string; form: WithoutCpfForm | null }) {
  const chosen = form?.language ?? "en";
  return (
    <details class="terms" open={form !== null}>
      <summary>{texts.title}</summary>
      <p>{texts.lead}</p>
      <CompanyForm companyId={companyId} action={WITHOUT_CPF_PATH} csrf={csrf} class="plain-form">
        <Field
          {...{ name: "nome", maxLength: 200, alert: true }}
          {...{ label: texts.name, value: form?.name ?? "", error: form?.errors.name ?? null }}
        />
        <Field
          {...{ name: "email", id: "email-sem-cpf", type: "email", inputMode: "email", maxLength: 254, alert: true }}
          {...{ label: texts.email, value: form?.email ?? "", error: form?.errors.email ?? null }}
        />
        <div class="br-input">
          <label for="idioma-sem-cpf">{texts.language}</label>
          <select id="idioma-sem-cpf" name="idioma">
            {languages.map((language) => (
              <option key={language} value={language} lang={languageTag(language)} selected={language === chosen}>
                {texts.languages[language]}
              </option>
            ))}
          </select>
        </div>
        <Submit kind="secondary">{texts.submit}</Submit>
      </CompanyForm>
    </details>
  );
}

/** The link anew, for somebody who was invited without CPF. */
export function WithoutCpfAgain({ companyId, csrf, number }: { companyId: string; csrf: string; number: string }) {
  return (
    <CompanyForm companyId={companyId} action={WITHOUT_CPF_PATH} csrf={csrf} class="plain-form">
      <input type="hidden" name="registro" value={number} />
      <Submit kind="secondary">{texts.again}</Submit>
    </CompanyForm>
  );
}

import type { Language } from "../../../domain/language.ts";
import type { Credential } from "../../../store/types.ts";
import { credentials } from "../../../texts/credentials/index.ts";
import { Field } from "../../layout/field.tsx";
import { PostForm } from "../../layout/form.tsx";
import { Panel } from "../../layout/panel.tsx";
import { Submit } from "../../layout/submit.tsx";
import { ErrorSummary } from "../../pages/error-summary.tsx";
import { type Errors, FIELDS, summaryOf } from "../errors.ts";
import { OWN_PATH } from "../paths.ts";
import { PasswordFields } from "./password-fields.tsx";

export interface OwnAccessProps {
  language: Language;
  csrf: string;
  credential: Credential;
  /** Which form was sent, and what is wrong with it. */
  sent: { form: "senha" | "email" | "codigos"; errors: Errors; email?: string } | null;
}

/** What one changes about the own login: password, address, recovery codes. */
export function OwnAccessPage({ language, csrf, credential, sent }: OwnAccessProps) {
  const texts = credentials[language];
  const { own, fields } = texts;
  const labels = {
    ...{ [FIELDS.password]: fields.newPassword, [FIELDS.repeat]: fields.repeat, [FIELDS.email]: fields.newEmail },
    ...{ [FIELDS.code]: fields.code, [FIELDS.current]: fields.current, "senha-do-email": fields.current },
  };
  const errorsOf = (form: string) => (sent?.form === form ? sent.errors : {});
  const [ofPassword, ofEmail, ofCodes] = [errorsOf("senha"), errorsOf("email"), errorsOf("codigos")];
  return (
    <Panel title={own.title}>
      <ErrorSummary errors={summaryOf(sent?.errors ?? {}, labels)} language={language} />
      <p>{own.lead}</p>
      <dl class="facts">
        <dt>{own.email}</dt>
        <dd>{credential.email}</dd>
      </dl>
      <p class="fine">{own.codesLeft(credential.recoveryCodesLeft)}</p>

      <h2>{own.passwordTitle}</h2>
      <PostForm action={`${OWN_PATH}/senha`} csrf={csrf} class="plain-form">
        <Current name={FIELDS.current} label={fields.current} error={ofPassword[FIELDS.current]} />
        <PasswordFields texts={texts} errors={ofPassword} />
        <Submit>{own.changePassword}</Submit>
      </PostForm>

      <h2>{own.emailTitle}</h2>
      <p>{own.emailLead}</p>
      <PostForm action={`${OWN_PATH}/email`} csrf={csrf} class="plain-form">
        <Field
          {...{ name: FIELDS.email, type: "email", autocomplete: "email", maxLength: 254, required: true }}
          {...{ label: fields.newEmail, value: sent?.email ?? "", error: ofEmail[FIELDS.email] ?? null }}
        />
        <Current name="senha-do-email" label={fields.current} error={ofEmail["senha-do-email"]} />
        <Submit>{own.changeEmail}</Submit>
      </PostForm>

      <h2>{own.codesTitle}</h2>
      <p>{own.codesLead}</p>
      <PostForm action={`${OWN_PATH}/codigos`} csrf={csrf} class="plain-form">
        <Field
          {...{ name: FIELDS.code, inputMode: "numeric", autocomplete: "one-time-code", maxLength: 10, required: true }}
          {...{ label: fields.code, hint: fields.enrolmentCodeHint, error: ofCodes[FIELDS.code] ?? null }}
        />
        <Submit>{own.renewCodes}</Submit>
      </PostForm>
      <div class="actions">
        <a class="br-button secondary" href="/configuracoes">
          {own.back}
        </a>
      </div>
    </Panel>
  );
}

function Current({ name, label, error }: { name: string; label: string; error: string | undefined }) {
  const shared = { type: "password", autocomplete: "current-password", maxLength: 200, required: true } as const;
  return <Field {...shared} name={name} label={label} error={error ?? null} />;
}

/** The link that was mailed to the new address: opening it only asks. */
export function ConfirmEmailChangePage({
  language,
  csrf,
  action,
  email,
}: {
  language: Language;
  csrf: string;
  action: string;
  email: string;
}) {
  const { own } = credentials[language];
  return (
    <Panel title={own.confirmEmailTitle}>
      <p>{own.confirmEmailLead(email)}</p>
      <PostForm action={action} csrf={csrf} class="plain-form">
        <Submit>{own.confirmEmail}</Submit>
      </PostForm>
    </Panel>
  );
}

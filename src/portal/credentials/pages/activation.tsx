import type { Language } from "../../../domain/language.ts";
import type { CredentialLink } from "../../../store/types.ts";
import { credentials } from "../../../texts/credentials/index.ts";
import { PostForm } from "../../layout/form.tsx";
import { Panel } from "../../layout/panel.tsx";
import { ErrorSummary } from "../../pages/error-summary.tsx";
import { type Errors, FIELDS, summaryOf } from "../errors.ts";
import { PasswordFields } from "./password-fields.tsx";

interface ActivationProps {
  language: Language;
  csrf: string;
  action: string;
  link: CredentialLink;
  errors: Errors;
  agreed: boolean;
}

/** What is kept about the person, his agreement, and the first password. */
export function ActivationPage({ language, csrf, action, link, errors, agreed }: ActivationProps) {
  const texts = credentials[language];
  const { activation, fields } = texts;
  const labels = { [FIELDS.password]: fields.password, [FIELDS.repeat]: fields.repeat, [FIELDS.consent]: activation.agree };
  const invalid = errors[FIELDS.consent] !== undefined;
  return (
    <Panel title={activation.title}>
      <ErrorSummary errors={summaryOf(errors, labels)} language={language} />
      <p>{activation.lead(link.name, link.email)}</p>
      <PostForm action={action} csrf={csrf} class="plain-form">
        <input type="hidden" name="username" autocomplete="username" value={link.email} />
        <PasswordFields texts={texts} errors={errors} />
        <h2>{activation.consentTitle}</h2>
        <p>{activation.consent.lead}</p>
        <ul class="consent-items">
          {activation.consent.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
        <p>{activation.consent.use}</p>
        <p class="check">
          <input
            {...{ id: FIELDS.consent, name: FIELDS.consent, value: "sim", checked: agreed }}
            type="checkbox"
            aria-invalid={invalid}
            aria-describedby={invalid ? `erro-${FIELDS.consent}` : undefined}
          />
          <label for={FIELDS.consent}>{activation.agree}</label>
        </p>
        {invalid && (
          <p id={`erro-${FIELDS.consent}`} class="field-error">
            {errors[FIELDS.consent]}
          </p>
        )}
        <div class="actions">
          <button class="br-button primary" type="submit">
            {activation.next}
          </button>
        </div>
      </PostForm>
    </Panel>
  );
}

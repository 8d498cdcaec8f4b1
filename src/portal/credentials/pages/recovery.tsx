import type { Language } from "../../../domain/language.ts";
import { credentials } from "../../../texts/credentials/index.ts";
import { Field } from "../../layout/field.tsx";
import { PostForm } from "../../layout/form.tsx";
import { Panel } from "../../layout/panel.tsx";
import { Submit } from "../../layout/submit.tsx";
import { ErrorSummary } from "../../pages/error-summary.tsx";
import { type Errors, FIELDS, summaryOf } from "../errors.ts";
import { LOGIN_PATH, RECOVERY_PATH } from "../paths.ts";
import { PasswordFields } from "./password-fields.tsx";

/** Asks for the address to which a link is mailed. */
export function RecoveryPage({
  language,
  csrf,
  email,
  error,
}: {
  language: Language;
  csrf: string;
  email: string;
  error: string | null;
}) {
  const { recovery, fields, link } = credentials[language];
  return (
    <Panel title={recovery.title}>
      <p>{recovery.lead}</p>
      <PostForm action={RECOVERY_PATH} csrf={csrf} class="plain-form">
        <Field
          {...{ name: FIELDS.email, type: "email", autocomplete: "username", maxLength: 254, required: true, alert: true }}
          {...{ label: fields.email, value: email, error }}
        />
        <div class="actions">
          <a class="br-button secondary" href={LOGIN_PATH}>
            {link.toLogin}
          </a>
          <button class="br-button primary" type="submit">
            {recovery.send}
          </button>
        </div>
      </PostForm>
    </Panel>
  );
}

/** Chooses another password, by the mailed link. */
export function NewPasswordPage({
  language,
  csrf,
  action,
  errors,
}: {
  language: Language;
  csrf: string;
  action: string;
  errors: Errors;
}) {
  const texts = credentials[language];
  const { recovery, fields } = texts;
  const labels = { [FIELDS.password]: fields.newPassword, [FIELDS.repeat]: fields.repeat };
  return (
    <Panel title={recovery.newTitle}>
      <ErrorSummary errors={summaryOf(errors, labels)} language={language} />
      <p>{recovery.newLead}</p>
      <PostForm action={action} csrf={csrf} class="plain-form">
        <PasswordFields texts={texts} errors={errors} />
        <Submit>{recovery.save}</Submit>
      </PostForm>
    </Panel>
  );
}

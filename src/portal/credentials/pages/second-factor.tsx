import type { Language } from "../../../domain/language.ts";
import { credentials } from "../../../texts/credentials/index.ts";
import { Field } from "../../layout/field.tsx";
import { PostForm } from "../../layout/form.tsx";
import { Panel } from "../../layout/panel.tsx";
import { Submit } from "../../layout/submit.tsx";
import { FIELDS } from "../errors.ts";
import { SECOND_FACTOR_PATH } from "../paths.ts";

interface EnrolmentProps {
  language: Language;
  csrf: string;
  /** Base32. */
  secret: string;
  /** The picture of it, as a data address. */
  image: string;
  refused: boolean;
}

/** The secret, as a picture and to be typed; a code shows that the app has it. */
export function EnrolmentPage({ language, csrf, secret, image, refused }: EnrolmentProps) {
  const { enrolment, fields } = credentials[language];
  return (
    <Panel title={enrolment.title}>
      <p>{enrolment.lead}</p>
      <ol class="how">
        {enrolment.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div class="totp-secret">
        <img src={image} alt={enrolment.imageLabel} width={220} height={220} />
        <p>
          {enrolment.secretLabel}:
          <br />
          <code>{secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
        </p>
      </div>
      <PostForm action={SECOND_FACTOR_PATH} csrf={csrf} class="plain-form">
        <Field
          {...{
            name: FIELDS.code,
            inputMode: "numeric",
            autocomplete: "one-time-code",
            maxLength: 10,
            required: true,
            alert: true,
          }}
          {...{ label: fields.code, hint: fields.enrolmentCodeHint, error: refused ? enrolment.refused : null }}
        />
        <Submit>{enrolment.confirm}</Submit>
      </PostForm>
    </Panel>
  );
}

/** The password, before a new second factor takes the place of one that staff took away. */
export function PasswordPage({
  language,
  csrf,
  action,
  refused,
}: {
  language: Language;
  csrf: string;
  action: string;
  refused: boolean;
}) {
  const { enrolment, fields } = credentials[language];
  return (
    <Panel title={enrolment.title}>
      <p>{enrolment.passwordLead}</p>
      <PostForm action={action} csrf={csrf} class="plain-form">
        <Field
          {...{ name: FIELDS.password, type: "password", autocomplete: "current-password", maxLength: 200, alert: true }}
          {...{ label: fields.password, error: refused ? enrolment.passwordRefused : null, required: true }}
        />
        <Submit>{enrolment.continue}</Submit>
      </PostForm>
    </Panel>
  );
}

/** The recovery codes, which nobody can read later. */
export function RecoveryCodesPage({ language, codes, href }: { language: Language; codes: string[]; href: string }) {
  const { recoveryCodes: texts } = credentials[language];
  return (
    <Panel title={texts.title}>
      <p>{texts.lead}</p>
      <p>
        <strong>{texts.once}</strong>
      </p>
      <ul class="recovery-codes" aria-label={texts.listLabel}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div class="actions">
        <a class="br-button primary" href={href}>
          {texts.done}
        </a>
      </div>
    </Panel>
  );
}

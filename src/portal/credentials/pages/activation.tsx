import type { Language } from "../../../domain/language.ts";
import type { CredentialLink } from "../../../store/types.ts";
import { credentials } from "../../../texts/credentials/index.ts";
import { PostForm } from "../../layout/form.tsx";
import { Panel } from "../../layout/panel.tsx";
import { Submit } from "../../layout/submit.tsx";
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
  const labels = {
    [FIELDS.password]: fields.password,
    [FIELDS.repeat]: fields.repeat,
    [FIELDS.consent]: activation.consentTitle,
  };
  return (
    <Panel title={activation.title}>
      <ErrorSummary errors={summaryOf(errors, labels)} language={language} />
      <p>{activation.lead(link.name, link.email)}</p>
      <PostForm action={action} csrf={csrf} class="plain-form">
        <input type="hidden" name="username" autocomplete="username" value={link.email} />
        <PasswordFields texts={texts} errors={errors} first />
        <Agreement {...{ language, agreed }} heading error={errors[FIELDS.consent] ?? null} />
        <Submit>{activation.next}</Submit>
      </PostForm>
    </Panel>
  );
}

/** Asks for the agreement alone, of somebody who had taken it back. */
export function AgreementPage({
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
  const { activation, errors } = credentials[language];
  return (
    <Panel title={activation.consentTitle}>
      <p>{activation.againLead}</p>
      <PostForm action={action} csrf={csrf} class="plain-form">
        <Agreement {...{ language, agreed: false }} error={refused ? errors.consent : null} />
        <Submit>{activation.next}</Submit>
      </PostForm>
    </Panel>
  );
}

interface AgreementProps {
  language: Language;
  agreed: boolean;
  error: string | null;
  /** Whether it is a part of a page with another heading. */
  heading?: boolean;
}

function Agreement({ language, agreed, error, heading = false }: AgreementProps) {
  const { activation } = credentials[language];
  const errorId = `erro-${FIELDS.consent}`;
  return (
    <>
      {heading && <h2>{activation.consentTitle}</h2>}
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
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : errorId}
        />
        <label for={FIELDS.consent}>{activation.agree}</label>
      </p>
      {error !== null && (
        <p id={errorId} class="field-error">
          {error}
        </p>
      )}
    </>
  );
}

import type { Language } from "../../../domain/language.ts";
import { foreign } from "../../../texts/foreign/index.ts";
import { HowItWorks } from "../../explanation/link.tsx";
import { Field } from "../../layout/field.tsx";
import { PostForm } from "../../layout/form.tsx";
import { Panel } from "../../layout/panel.tsx";
import { Submit } from "../../layout/submit.tsx";
import { FOLLOW_PATH, FOREIGN_COMPANY, REQUEST_PATH, START_PATH } from "../paths.ts";

export const EMAIL_FIELD = "email";

interface StartProps {
  language: Language;
  csrf: string;
  /** Whether a request is open in this browser. */
  resumable: boolean;
  /** An address that was typed and is none. */
  rejected: string | null;
}

/** What this is for, how it goes, and the ways in. */
export function StartPage({ language, csrf, resumable, rejected }: StartProps) {
  const { start: texts, email } = foreign[language];
  return (
    <Panel title={texts.title} wide>
      <p class="lead">{texts.lead}</p>
      {resumable && <p>{texts.resume}</p>}
      <div class="actions foreign-begin">
        <PostForm action={`${START_PATH}/comecar`} csrf={csrf}>
          {resumable && <input type="hidden" name="outro" value="1" />}
          <button class={`br-button ${resumable ? "secondary" : "primary"}`} type="submit">
            {resumable ? texts.another : texts.begin}
          </button>
        </PostForm>
        {resumable && (
          <a class="br-button primary" href={REQUEST_PATH}>
            {texts.resumeLink}
          </a>
        )}
      </div>
      <h2>{texts.stepsTitle}</h2>
      <ol class="how">
        {texts.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {/* There in Portuguese alone. */}
      {language === "pt" && (
        <p>
          <HowItWorks process={FOREIGN_COMPANY} />
        </p>
      )}
      <h2 id="acompanhar">{texts.followTitle}</h2>
      <p>{texts.follow}</p>
      <PostForm action={FOLLOW_PATH} csrf={csrf} class="plain-form">
        <Field
          {...{ name: EMAIL_FIELD, label: texts.followLabel, value: rejected ?? "", type: "email", autocomplete: "email" }}
          error={rejected === null ? null : email.invalid}
          alert
        />
        <Submit kind="secondary">{texts.followSend}</Submit>
      </PostForm>
      <h2>{texts.signInTitle}</h2>
      <p>
        {texts.signIn} <a href="/entrar">{texts.signInLink}</a>
      </p>
    </Panel>
  );
}

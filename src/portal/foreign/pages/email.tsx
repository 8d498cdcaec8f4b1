import type { Language } from "../../../domain/language.ts";
import { foreign } from "../../../texts/foreign/index.ts";
import type { Progress } from "../../journey/models.ts";
import { Field } from "../../layout/field.tsx";
import { PostForm } from "../../layout/form.tsx";
import { Message } from "../../layout/message.tsx";
import { Panel } from "../../layout/panel.tsx";
import { Submit } from "../../layout/submit.tsx";
import { EMAIL_PATH } from "../paths.ts";
import { ForeignProgress } from "./progress.tsx";
import { EMAIL_FIELD } from "./start.tsx";

export const CODE_FIELD = "codigo";
export const REQUEST_FIELD = "pedido";

/** What came of the last attempt. */
export type EmailProblem = "invalid" | "limit" | "wrong";

interface EmailProps {
  language: Language;
  csrf: string;
  progress: Progress | null;
  /** Where the newest code went; null: nowhere yet. */
  sentTo: string | null;
  /** What was typed and not taken. */
  typed: string;
  problem: EmailProblem | null;
}

/** The address, and the code that proves it. */
export function EmailPage({ language, csrf, progress, sentTo, typed, problem }: EmailProps) {
  const texts = foreign[language].email;
  return (
    <>
      <ForeignProgress {...{ language, progress }} />
      <Panel title={texts.title} wide>
        <p>{texts.lead}</p>
        {problem === "limit" && <Message kind="warning">{texts.limit}</Message>}
        {sentTo !== null && (
          <>
            <p role="status">{texts.sent(sentTo)}</p>
            <h2>{texts.codeTitle}</h2>
            <PostForm action={`${EMAIL_PATH}/confirmar`} csrf={csrf} class="plain-form">
              <Field
                {...{ name: CODE_FIELD, label: texts.codeLabel, value: "", hint: texts.codeHint, inputMode: "numeric" }}
                {...{ maxLength: 12, error: problem === "wrong" ? texts.wrong : null }}
                alert
              />
              <Submit>{texts.confirm}</Submit>
            </PostForm>
            <h2>{texts.otherTitle}</h2>
            <p>{texts.other}</p>
          </>
        )}
        <PostForm action={EMAIL_PATH} csrf={csrf} class="plain-form">
          <Field
            {...{ name: EMAIL_FIELD, label: texts.label, value: typed || (sentTo ?? ""), type: "email", autocomplete: "email" }}
            error={problem === "invalid" ? texts.invalid : null}
            alert
          />
          <Submit kind={sentTo === null ? "primary" : "secondary"}>{texts.send}</Submit>
        </PostForm>
      </Panel>
    </>
  );
}

/** Where the button in the message leads: opening it only asks, because programs that scan mail open links too. */
export function ConfirmPage({
  language,
  csrf,
  requestId,
  code,
}: {
  language: Language;
  csrf: string;
  requestId: string;
  code: string;
}) {
  const texts = foreign[language].email;
  return (
    <Panel title={texts.confirmTitle}>
      <p>{texts.confirmText}</p>
      <PostForm action={`${EMAIL_PATH}/confirmar`} csrf={csrf}>
        <input type="hidden" name={REQUEST_FIELD} value={requestId} />
        <input type="hidden" name={CODE_FIELD} value={code} />
        <Submit>{texts.confirm}</Submit>
      </PostForm>
    </Panel>
  );
}

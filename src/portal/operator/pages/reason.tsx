import type { ComponentChildren } from "preact";
import { operator } from "../../../texts/operator.ts";
import { PostForm } from "../../layout/form.tsx";
import { Panel } from "../../layout/panel.tsx";
import { ErrorSummary } from "../../pages/error-summary.tsx";

export const REASON_FIELD = "motivo";
const REASON_LIMIT = 500;

/** The reason somebody typed; null when there is none or it is too long. */
export function readReason(text: string): string | null {
  const reason = text.trim();
  return reason === "" || reason.length > REASON_LIMIT ? null : reason;
}

export function ReasonField({ invalid, value = "" }: { invalid: boolean; value?: string }) {
  const texts = operator.reason;
  return (
    <div class={`br-input${invalid ? " danger" : ""}`}>
      <label for={REASON_FIELD}>{texts.label}</label>
      <input
        id={REASON_FIELD}
        name={REASON_FIELD}
        type="text"
        autocomplete="off"
        value={value}
        aria-invalid={invalid}
        aria-describedby="dica-motivo"
      />
      {invalid && <p class="field-error">{texts.invalid}</p>}
      <p id="dica-motivo" class="fine">
        {texts.hint}
      </p>
    </div>
  );
}

export interface ReasonPageProps {
  title: string;
  text: string;
  /** Address the form is sent to. */
  action: string;
  submit: string;
  back: string;
  invalid: boolean;
  csrf: string;
  children?: ComponentChildren;
}

/** Asks for the reason before something is done that others will want to understand. */
export function ReasonPage({ title, text, action, submit, back, invalid, csrf, children }: ReasonPageProps) {
  const texts = operator.reason;
  const errors = invalid ? [{ key: "motivo", controlId: REASON_FIELD, label: texts.label, messages: [texts.invalid] }] : [];
  return (
    <Panel title={title}>
      <ErrorSummary errors={errors} />
      <p>{text}</p>
      <PostForm action={action} csrf={csrf} class="plain-form">
        <ReasonField invalid={invalid} />
        {children}
        <div class="actions">
          <a class="br-button secondary" href={back}>
            {texts.back}
          </a>
          <button class="br-button primary" type="submit">
            {submit}
          </button>
        </div>
      </PostForm>
    </Panel>
  );
}

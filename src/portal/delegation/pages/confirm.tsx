import type { ComponentChildren } from "preact";
import { delegation as texts } from "../../../texts/delegation.ts";
import { Field } from "../../layout/field.tsx";
import { ErrorSummary } from "../../pages/error-summary.tsx";
import { CompanyForm } from "./fields.tsx";

export const REASON_LIMIT = 500;

/** What is wrong with a reason; null when nothing is. */
export function objectionToReason(reason: string, required: boolean): string | null {
  if (required && reason === "") return texts.reasonMissing;
  return reason.length > REASON_LIMIT ? texts.reasonTooLong : null;
}

export interface ConfirmViewProps {
  companyId: string;
  csrf: string;
  title: string;
  /** Address the form is sent to. */
  action: string;
  submit: string;
  back: string;
  /** Null: no reason is asked for. */
  reason: { value: string; required: boolean; error: string | null } | null;
  /** What is taken away; fields to send along. */
  children: ComponentChildren;
}

/** Asks once more before something is taken away, and for the reason. */
export function ConfirmView({ companyId, csrf, title, action, submit, back, reason, children }: ConfirmViewProps) {
  const label = reason?.required ? texts.reason : texts.reasonOptional;
  const error = reason?.error ?? null;
  return (
    <>
      <ErrorSummary errors={error === null ? [] : [{ key: "motivo", controlId: "motivo", label, messages: [error] }]} />
      <h2>{title}</h2>
      <CompanyForm companyId={companyId} action={action} csrf={csrf} class="plain-form">
        {children}
        {reason !== null && <Field name="motivo" label={label} value={reason.value} error={error} />}
        <div class="actions">
          <a class="br-button secondary" href={back}>
            {texts.cancel}
          </a>
          <button class="br-button primary" type="submit" name="confirmado" value="sim">
            {submit}
          </button>
        </div>
      </CompanyForm>
    </>
  );
}

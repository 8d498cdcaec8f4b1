import { operator } from "../../../texts/operator.ts";
import { PostForm } from "../../layout/form.tsx";

export const RETRIES_FIELD = "tentativas";

/** A number of retries as it was typed, 1 to 10; null for anything else. */
export function readRetries(text: string): number | null {
  const retries = Number(text.trim());
  return /^\d{1,2}$/.test(text.trim()) && retries >= 1 && retries <= 10 ? retries : null;
}

/** How often a job or an external task is tried again; more than none cures its incident. */
export function RetriesForm({ action, invalid, csrf }: { action: string; invalid: boolean; csrf: string }) {
  const texts = operator.jobs;
  return (
    <PostForm action={action} csrf={csrf} class="plain-form inline-form">
      <div class={`br-input${invalid ? " danger" : ""}`}>
        <label for={RETRIES_FIELD}>{texts.retriesLabel}</label>
        <input id={RETRIES_FIELD} name={RETRIES_FIELD} type="text" inputMode="numeric" value="3" aria-invalid={invalid} />
        {invalid && (
          <p class="field-error" role="alert">
            {texts.invalidRetries}
          </p>
        )}
      </div>
      <button class="br-button secondary" type="submit">
        {texts.setRetries}
      </button>
    </PostForm>
  );
}

import type { ModelChange } from "../../../../store/types/model-change.ts";
import { changes } from "../../../../texts/models/changes.ts";
import { Field } from "../../../layout/field.tsx";
import { PostForm } from "../../../layout/form.tsx";
import { Submit } from "../../../layout/submit.tsx";
import { changePath } from "../paths.ts";
import { REASON, REASON_FIELD, SEEN_FIELD } from "./reason.ts";
import { type SentForm, sentField } from "./sent.ts";

const texts = changes.decide;

export interface DecideFormsProps {
  change: ModelChange;
  /** Who looks. */
  accountId: string;
  /** What keeps it from going live now. */
  needs: string[];
  sent: SentForm | null;
  csrf: string;
}

/** What a second person may do with a proposal; others read why they may not. */
export function DecideForms({ change, accountId, needs, sent, csrf }: DecideFormsProps) {
  const path = changePath(change.id);
  const isAuthor = change.author.accountId === accountId;
  const isEditor = change.editors.includes(accountId);
  return (
    <section aria-labelledby="decidir">
      <h2 id="decidir">{texts.title}</h2>
      {change.warnings.length > 0 && (
        <>
          <p>{texts.warnings}:</p>
          <ul>
            {change.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </>
      )}
      {isAuthor || isEditor ? (
        <p>{isAuthor ? texts.ownChange : texts.ownEdit}</p>
      ) : (
        <>
          {needs.length === 0 ? (
            <PostForm action={`${path}/aprovar`} csrf={csrf} class="plain-form">
              <p>{texts.lead}</p>
              <input type="hidden" name={SEEN_FIELD} value={change.updatedAt.toISOString()} />
              <Submit>{texts.approve}</Submit>
            </PostForm>
          ) : (
            <>
              <p>{texts.notNow}</p>
              <ul>
                {needs.map((need) => (
                  <li key={need}>{need}</li>
                ))}
              </ul>
            </>
          )}
          <PostForm action={`${path}/recusar`} csrf={csrf} class="plain-form">
            <input type="hidden" name={SEEN_FIELD} value={change.updatedAt.toISOString()} />
            <Field
              name={REASON_FIELD}
              label={texts.refuseReason}
              hint={texts.refuseReasonHint}
              rows={3}
              maxLength={REASON.max}
              {...sentField(sent, "refuse", REASON_FIELD)}
            />
            <Submit kind="secondary">{texts.refuse}</Submit>
          </PostForm>
        </>
      )}
    </section>
  );
}

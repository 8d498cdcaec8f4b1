import type { ModelChange } from "../../../../store/types/model-change.ts";
import { changes as texts } from "../../../../texts/models/changes.ts";
import { Field } from "../../../layout/field.tsx";
import { PostForm } from "../../../layout/form.tsx";
import { Submit } from "../../../layout/submit.tsx";
import { changePath } from "../paths.ts";
import { TITLE, TITLE_FIELD } from "./begin.tsx";
import { REASON, REASON_FIELD } from "./reason.ts";
import { type SentForm, sentField } from "./sent.ts";
import type { ChangeView } from "./view.ts";

export interface OwnFormsProps {
  change: ModelChange;
  view: ChangeView;
  isEditable: boolean;
  sent: SentForm | null;
  csrf: string;
}

/** What the author may do with a change: propose it, take the proposal back, name it otherwise, end it. */
export function OwnForms({ change, view, isEditable, sent, csrf }: OwnFormsProps) {
  const path = changePath(change.id);
  if (change.status === "proposed") {
    return (
      <PostForm action={`${path}/retomar`} csrf={csrf} class="plain-form">
        <h2>{texts.withdraw.title}</h2>
        <p>{texts.withdraw.text}</p>
        <Submit kind="secondary">{texts.withdraw.submit}</Submit>
      </PostForm>
    );
  }
  if (!isEditable) return null;
  return (
    <>
      <ProposeForm {...{ path, view, sent, csrf }} />
      <details open={sent?.form === "rename"}>
        <summary>{texts.rename.submit}</summary>
        <PostForm action={`${path}/titulo`} csrf={csrf} class="plain-form">
          <Field
            name={TITLE_FIELD}
            label={texts.rename.label}
            maxLength={TITLE.max}
            {...{ value: change.title, ...sentField(sent, "rename", TITLE_FIELD) }}
          />
          <Submit kind="secondary">{texts.rename.submit}</Submit>
        </PostForm>
      </details>
      <PostForm action={`${path}/descartar`} csrf={csrf} class="plain-form">
        <h2>{texts.discard.title}</h2>
        <p>{texts.discard.text}</p>
        <Submit kind="secondary">{texts.discard.submit}</Submit>
      </PostForm>
    </>
  );
}

function ProposeForm({ path, view, sent, csrf }: Pick<OwnFormsProps, "view" | "sent" | "csrf"> & { path: string }) {
  const { propose } = texts;
  return (
    <>
      <h2>{propose.title}</h2>
      <p>{propose.lead}</p>
      {view.needs.length > 0 ? (
        <>
          <p>{propose.needs}:</p>
          <ul>
            {view.needs.map((need) => (
              <li key={need}>{need}</li>
            ))}
          </ul>
        </>
      ) : (
        <PostForm action={`${path}/propor`} csrf={csrf} class="plain-form">
          <p>{propose.ready}</p>
          <Field
            name={REASON_FIELD}
            label={propose.reason}
            hint={propose.reasonHint}
            rows={3}
            maxLength={REASON.max}
            {...{ value: view.change.reason ?? "", ...sentField(sent, "propose", REASON_FIELD) }}
          />
          <Submit>{propose.submit}</Submit>
        </PostForm>
      )}
    </>
  );
}

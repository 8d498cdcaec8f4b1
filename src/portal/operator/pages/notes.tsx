import type { EngineComment } from "../../../camunda/operations/types.ts";
import type { InstanceNote } from "../../../store/types.ts";
import { operator } from "../../../texts/operator.ts";
import { PostForm } from "../../layout/form.tsx";
import { Submit } from "../../layout/submit.tsx";
import { moment, momentOf } from "../moment.ts";
import { withoutIdentifiers } from "../personal-data.ts";

export const NOTE_FIELD = "nota";

interface NotesProps {
  notes: InstanceNote[];
  comments: EngineComment[];
  /** What was typed and refused. */
  rejected: string | null;
  action: string;
  csrf: string;
}

/** What operators wrote about an instance, and a new note. */
export function NotesView({ notes, comments, rejected, action, csrf }: NotesProps) {
  const texts = operator.notes;
  const invalid = rejected !== null;
  return (
    <>
      <h2>{texts.title}</h2>
      {notes.length + comments.length === 0 && <p>{texts.none}</p>}
      <ul class="notes">
        {notes.map(({ id, author, text, writtenAt }) => (
          <li key={id}>
            <p class="note-text">{withoutIdentifiers(text)}</p>
            <p class="fine">{texts.by(author, momentOf(writtenAt))}</p>
          </li>
        ))}
        {comments.map(({ id, userId, message, time }) => (
          <li key={id}>
            <p class="note-text">{withoutIdentifiers(message)}</p>
            <p class="fine">
              {texts.engine}: {texts.by(userId ?? operator.none, moment(time) ?? operator.none)}
            </p>
          </li>
        ))}
      </ul>
      <PostForm action={action} csrf={csrf} class="plain-form">
        <div class={`br-input${invalid ? " danger" : ""}`}>
          <label for={NOTE_FIELD}>{texts.label}</label>
          <textarea id={NOTE_FIELD} name={NOTE_FIELD} rows={4} aria-invalid={invalid} aria-describedby="dica-nota">
            {rejected ?? ""}
          </textarea>
          {invalid && (
            <p class="field-error" role="alert">
              {texts.invalid}
            </p>
          )}
          <p id="dica-nota" class="fine">
            {texts.hint}
          </p>
        </div>
        <Submit>{texts.submit}</Submit>
      </PostForm>
    </>
  );
}

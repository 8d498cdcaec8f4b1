import type { EngineComment, HistoricActivity } from "../../../camunda/operations/types.ts";
import { parseEngineDate } from "../../../camunda/values.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { team as texts } from "../../../texts/team.ts";
import { PostForm } from "../../layout/form.tsx";
import { Table } from "../../layout/table.tsx";
import type { Names } from "../names.ts";

export const COMMENT_FIELD = "comentario";

interface HistoryProps {
  comments: EngineComment[];
  steps: HistoricActivity[];
  nameOf: Names;
  /** What was typed and refused. */
  rejected: string | null;
  action: string;
  csrf: string;
}

/** What the team wrote about a process, and who did what. */
export function HistoryPage({ comments, steps, nameOf, rejected, action, csrf }: HistoryProps) {
  const { history } = texts;
  const when = (date: string | null) => (date === null ? "" : brasiliaMoment(parseEngineDate(date)));
  return (
    <>
      <h2>{history.comments}</h2>
      {comments.length === 0 && <p>{history.noComments}</p>}
      <ul class="notes">
        {comments.map(({ id, userId, message, time }) => (
          <li key={id}>
            <p class="note-text">{message}</p>
            <p class="fine">{history.recorded(when(time), userId ?? history.unknown)}</p>
          </li>
        ))}
      </ul>
      <CommentForm {...{ rejected, action, csrf }} />
      <h2>{history.steps}</h2>
      <Table
        columns={history.columns}
        rows={steps}
        keyOf={({ id }) => id}
        cells={({ activityId, activityName, activityType, assignee, startTime, endTime, canceled }) => [
          activityName ?? activityId,
          assignee !== null ? nameOf(assignee) : activityType === "userTask" ? texts.list.nobody : history.system,
          when(startTime),
          when(endTime),
          canceled ? history.cancelled : endTime === null ? history.running : history.done,
        ]}
      />
    </>
  );
}

function CommentForm({ rejected, action, csrf }: Pick<HistoryProps, "rejected" | "action" | "csrf">) {
  const { history } = texts;
  const invalid = rejected !== null;
  return (
    <PostForm action={action} csrf={csrf} class="plain-form">
      <div class={`br-input${invalid ? " danger" : ""}`}>
        <label for={COMMENT_FIELD}>{history.comment}</label>
        <textarea id={COMMENT_FIELD} name={COMMENT_FIELD} rows={4} aria-invalid={invalid} aria-describedby="dica-comentario">
          {rejected ?? ""}
        </textarea>
        {invalid && (
          <p class="field-error" role="alert">
            {history.commentInvalid}
          </p>
        )}
        <p id="dica-comentario" class="fine">
          {history.commentHint}
        </p>
      </div>
      <div class="actions">
        <button class="br-button secondary" type="submit">
          {history.send}
        </button>
      </div>
    </PostForm>
  );
}

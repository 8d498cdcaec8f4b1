import type { EngineComment, HistoricActivity } from "../../../camunda/operations/types.ts";
import { parseEngineDate } from "../../../camunda/values.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { team as texts } from "../../../texts/team.ts";
import { Field } from "../../layout/field.tsx";
import { PostForm } from "../../layout/form.tsx";
import { Submit } from "../../layout/submit.tsx";
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
  return (
    <PostForm action={action} csrf={csrf} class="plain-form">
      <Field
        {...{ name: COMMENT_FIELD, label: history.comment, value: rejected ?? "", hint: history.commentHint, rows: 4 }}
        error={rejected === null ? null : history.commentInvalid}
        alert
      />
      <Submit kind="secondary">{history.send}</Submit>
    </PostForm>
  );
}

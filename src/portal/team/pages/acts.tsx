import { team as texts } from "../../../texts/team.ts";
import { Field } from "../../layout/field.tsx";
import { PostForm } from "../../layout/form.tsx";
import type { Colleague } from "../membership.ts";
import { taskPath } from "../paths.ts";
import type { TeamTask } from "../team-task.ts";

export const PERSON_FIELD = "para";
export const REASON_FIELD = "motivo";
/** Hidden field: who had the task when the page was made. */
export const EXPECTED_FIELD = "responsavel";

/** What somebody typed to hand a task over. */
export interface HandOver {
  person: string;
  reason: string;
  errors: ("person" | "reason")[];
}

export const emptyHandOver: HandOver = { person: "", reason: "", errors: [] };

interface ActsProps {
  teamTask: TeamTask;
  assignee: { name: string; isMe: boolean } | null;
  people: Colleague[];
  handOver: HandOver;
  csrf: string;
}

/** Who has the task, and what one can do about it. */
export function TaskActs({ teamTask: { task, member }, assignee, people, handOver, csrf }: ActsProps) {
  const words = texts.task;
  // A task that is one's own goes to somebody else; one of a colleague may also come to oneself.
  const others = people.filter(({ accountId }) => accountId !== (assignee?.isMe ? member.account.id : task.assignee));
  return (
    <section>
      <h2>{words.acts}</h2>
      <div class="task-acts">
        <div>
          <p>{assignee === null ? words.free : assignee.isMe ? words.mine : words.others(assignee.name)}</p>
          {assignee === null && (
            <PostForm action={taskPath(task.id, "assumir")} csrf={csrf}>
              <button class="br-button primary" type="submit">
                {words.claim}
              </button>
            </PostForm>
          )}
          {assignee?.isMe && (
            <PostForm action={taskPath(task.id, "devolver")} csrf={csrf}>
              <button class="br-button secondary" type="submit">
                {words.release}
              </button>
            </PostForm>
          )}
        </div>
        {assignee !== null && (
          <details open={!assignee.isMe || handOver.errors.length > 0}>
            <summary>{words.handOverTitle}</summary>
            {others.length === 0 ? (
              <p>{words.nobodyElse}</p>
            ) : (
              <PostForm action={taskPath(task.id, "passar")} csrf={csrf} class="plain-form">
                <input type="hidden" name={EXPECTED_FIELD} value={task.assignee ?? ""} />
                <PersonField people={others} handOver={handOver} />
                <Field
                  {...{ name: REASON_FIELD, label: words.reason, value: handOver.reason, hint: words.reasonHint }}
                  error={handOver.errors.includes("reason") ? words.reasonInvalid : null}
                />
                <button class="br-button secondary" type="submit">
                  {words.handOver}
                </button>
              </PostForm>
            )}
          </details>
        )}
      </div>
    </section>
  );
}

function PersonField({ people, handOver }: { people: Colleague[]; handOver: HandOver }) {
  const invalid = handOver.errors.includes("person");
  return (
    <div class={`br-input${invalid ? " danger" : ""}`}>
      <label for={PERSON_FIELD}>{texts.task.handOverTo}</label>
      <select id={PERSON_FIELD} name={PERSON_FIELD} aria-invalid={invalid}>
        {people.map(({ accountId, name }) => (
          <option key={accountId} value={accountId} selected={accountId === handOver.person}>
            {name}
          </option>
        ))}
      </select>
      {invalid && <p class="field-error">{texts.task.personInvalid}</p>}
    </div>
  );
}

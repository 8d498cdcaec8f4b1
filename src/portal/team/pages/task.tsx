import type { TieProof } from "../../../store/types.ts";
import { team as texts } from "../../../texts/team.ts";
import type { FieldError, FormSchema, RenderedForm } from "../../forms/types.ts";
import { Message } from "../../layout/message.tsx";
import { FormMarkup, TaskForm, TaskFormEnd } from "../../pages/task-form.tsx";
import type { ForeignFile } from "../foreign.ts";
import type { Colleague } from "../membership.ts";
import { taskPath } from "../paths.ts";
import type { TeamTask } from "../team-task.ts";
import { type HandOver, TaskActs } from "./acts.tsx";
import { type TaskDocument, TaskDocuments } from "./documents.tsx";
import { ForeignHistory } from "./foreign.tsx";
import { TaskFacts, TaskFrame } from "./frame.tsx";
import { OpenerProof } from "./proof.tsx";

export interface TaskPageProps {
  teamTask: TeamTask;
  /** Null: nobody. */
  assignee: { name: string; isMe: boolean } | null;
  people: Colleague[];
  documents: TaskDocument[];
  /** Null for a task that is not about a foreign company. */
  file: ForeignFile | null;
  /** The proof of who opened the process; null: none is in force. */
  proof: TieProof | null;
  /** Null for a task whose form only the engine's own task list can show. */
  form: { rendered: RenderedForm; schema: FormSchema; errors: FieldError[] } | null;
  /** What somebody typed to hand it over, and what is wrong with it. */
  handOver: HandOver;
  /** Why what was sent could not be done. */
  warning: string | null;
  /** The form stays open although the task is somebody else's: what was filled in is not to be lost. */
  keepOpen: boolean;
  now: Date;
  csrf: string;
}

/** A task: what it is about, who has it, and its form. */
export function TaskPage(props: TaskPageProps) {
  const { teamTask, assignee, people, documents, file, proof, form, handOver, warning, keepOpen, now, csrf } = props;
  const { task } = texts;
  const open = keepOpen || assignee?.isMe === true;
  const assigneeName = assignee === null ? texts.list.nobody : assignee.isMe ? texts.list.you : assignee.name;
  return (
    <TaskFrame teamTask={teamTask} part="">
      {warning !== null && <Message kind="warning">{warning}</Message>}
      <TaskFacts teamTask={teamTask} assignee={assigneeName} now={now} />
      <TaskActs {...{ teamTask, assignee, people, handOver, csrf }} />
      <TaskDocuments taskId={teamTask.task.id} documents={documents} />
      {file !== null && <ForeignHistory file={file} />}
      {teamTask.subject !== null && (
        <OpenerProof taskId={teamTask.task.id} opener={teamTask.subject.process.openedBy.name} proof={proof} />
      )}
      <h2>{task.formTitle}</h2>
      {form === null && <p>{task.otherForm}</p>}
      {form !== null && open && (
        <>
          <TaskForm
            action={taskPath(teamTask.task.id)}
            form={form.rendered}
            errors={form.errors}
            csrf={csrf}
            submit={task.submit}
          />
          <TaskFormEnd form={form.rendered} schema={form.schema} />
        </>
      )}
      {form !== null && !open && (
        <>
          <p>{task.formClosed}</p>
          <fieldset class="set-aside" disabled>
            <legend class="only-spoken">{task.formTitle}</legend>
            <FormMarkup form={form.rendered} />
          </fieldset>
        </>
      )}
    </TaskFrame>
  );
}

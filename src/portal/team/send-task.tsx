import type { Response } from "express";
import { portal } from "../../texts/portal.ts";
import type { PortalContext } from "../context.ts";
import type { Answers, FieldError, FormData, FormSchema } from "../forms/types.ts";
import { sessionOf } from "../middleware/sessions.ts";
import { readFile } from "./foreign.ts";
import { peopleOf } from "./membership.ts";
import { nameOf } from "./names.ts";
import { emptyHandOver, type HandOver } from "./pages/acts.tsx";
import type { TaskDocument } from "./pages/documents.tsx";
import { titleOf } from "./pages/frame.tsx";
import { TaskPage } from "./pages/task.tsx";
import { proofOf } from "./processes.ts";
import { sendTeamPage } from "./send.tsx";
import type { TeamTask } from "./team-task.ts";

/** Why a page comes back instead of the next one. */
export interface Comeback {
  status: 403 | 409 | 422;
  /** What was filled in. */
  answers?: Answers;
  errors?: FieldError[];
  handOver?: HandOver;
  warning?: string;
}

/** A task that has no form at all: it is completed with a button. */
const NO_FIELDS: FormSchema = { type: "default", id: "no-fields", schemaVersion: 16, components: [] };

/** The form of a task and what it starts from; null for a form that only the engine's own task list can show. */
export async function readForm(
  { engine }: PortalContext,
  { task }: Pick<TeamTask, "task">,
): Promise<{ schema: FormSchema; variables: FormData } | null> {
  if (task.formRef === null && task.formKey !== null && !task.formKey.startsWith("camunda-forms:")) return null;
  const hasForm = task.formRef !== null || task.formKey !== null;
  const [schema, variables] = await Promise.all([
    hasForm ? (engine.deployedForm(task.id) as Promise<FormSchema>) : NO_FIELDS,
    engine.formVariables(task.id),
  ]);
  return { schema, variables };
}

/** What was handed in with what the task is about. */
async function documentsOf({ store }: PortalContext, { subject, foreign }: TeamTask): Promise<TaskDocument[]> {
  if (subject !== null) return store.documents.ofProcess(subject.process.id);
  if (foreign === null) return [];
  const { id, application } = foreign.request;
  const uploadedBy = { name: application.contactName ?? "" };
  return (await store.foreignCompanies.documents(id)).map((document) => ({ ...document, uploadedBy }));
}

/** Sends the page of a task. */
export async function sendTask(
  context: PortalContext,
  response: Response,
  teamTask: TeamTask,
  comeback: Comeback | null = null,
): Promise<void> {
  const { clock } = context;
  const { task, team, member, subject, foreign } = teamTask;
  const [people, documents, file, proof, form, csrf, assigneeName] = await Promise.all([
    peopleOf(context, team),
    documentsOf(context, teamTask),
    foreign && readFile(context, foreign),
    subject === null ? null : proofOf(context, subject.process),
    readForm(context, teamTask),
    sessionOf(response).csrfToken(),
    task.assignee === null ? null : nameOf(context, task.assignee),
  ]);
  const rendered = form && (await context.forms.render(form.schema, form.variables, comeback?.answers ?? null));
  const isMe = task.assignee === member.account.id;
  const keepOpen = comeback?.answers !== undefined;
  const title = titleOf(teamTask);
  await sendTeamPage(
    context,
    response,
    member,
    {
      title: comeback === null ? title : portal.journey.errorTitle(title),
      status: comeback?.status ?? 200,
      scripts: rendered !== null && rendered.choice === null && (isMe || keepOpen) ? ["task.js"] : [],
    },
    <TaskPage
      {...{ teamTask, people, documents, file, proof, csrf, keepOpen }}
      assignee={assigneeName === null ? null : { name: assigneeName, isMe }}
      form={form === null || rendered === null ? null : { rendered, schema: form.schema, errors: comeback?.errors ?? [] }}
      handOver={comeback?.handOver ?? emptyHandOver}
      warning={comeback?.warning ?? null}
      now={clock()}
    />,
  );
}

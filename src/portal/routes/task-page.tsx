import type { Response } from "express";
import { maskPersonNumber } from "../../domain/identifiers.ts";
import { describePersonNumber } from "../../texts/numbers.ts";
import { portal } from "../../texts/portal.ts";
import type { PortalContext } from "../context.ts";
import type { Answers, FieldError, FormSchema } from "../forms/types.ts";
import type { JourneyState } from "../journey/state.ts";
import { accountOf, sendPage } from "../layout/page.tsx";
import { sessionOf } from "../middleware/sessions.ts";
import { KeptFile } from "../pages/kept-file.tsx";
import { TaskPage } from "../pages/task.tsx";
import { PortalProblem } from "../problem.ts";

type TaskState = Extract<JourneyState, { kind: "task" }>;

/** What a rejected submission brings back to the page. */
export interface Rejection {
  answers: Answers;
  errors: FieldError[];
}

/** The page of a user task: its form, drawn from what the engine deployed. */
export async function sendTask(
  context: PortalContext,
  response: Response,
  { task, progress }: TaskState,
  rejection: Rejection | null = null,
): Promise<void> {
  const session = sessionOf(response);
  const account = await accountOf(context, response);
  if (task.assignee !== null && task.assignee !== session.accountId) {
    throw new PortalProblem(account === null ? "signInNeeded" : "otherAccount", 403);
  }
  const [schema, variables] = await Promise.all([
    context.engine.deployedForm(task.id) as Promise<FormSchema>,
    context.engine.formVariables(task.id),
  ]);
  const form = await context.forms.render(schema, variables, rejection?.answers ?? null);
  const kept = session.journeyId === null ? null : await context.store.foreignCompanies.ofJourney(session.journeyId);
  const documents = kept === null ? [] : await context.store.foreignCompanies.documents(kept.id);
  const title = task.name ?? portal.journey.continue;
  await sendPage(
    context,
    response,
    {
      title: rejection === null ? title : portal.journey.errorTitle(title),
      status: rejection === null ? 200 : 422,
      scripts: form.choice === null ? ["task.js"] : [],
    },
    <>
      <TaskPage
        taskId={task.id}
        title={title}
        progress={progress}
        form={form}
        schema={schema}
        errors={rejection?.errors ?? []}
        csrf={await session.csrfToken()}
        person={
          account === null ? null : { name: account.displayName, number: describePersonNumber(account.cpf, maskPersonNumber) }
        }
      />
      {kept !== null && <KeptFile request={kept} documents={documents} />}
    </>,
  );
}

import type { Express } from "express";
import { EngineError } from "../../camunda/errors.ts";
import { portal } from "../../texts/portal.ts";
import type { PortalContext } from "../context.ts";
import { answersOf } from "../forms/answers.ts";
import type { FormSchema } from "../forms/types.ts";
import { readState } from "../journey/state.ts";
import { sessionOf } from "../middleware/sessions.ts";
import { PortalProblem } from "../problem.ts";
import { sendTask } from "./task-page.tsx";

/**
 * Submission of a user task. The same form decides here as in the browser; a task that is no longer the current one
 * (other tab, back button, double click) leads to the current step.
 */
export function setUpTasks(app: Express, context: PortalContext): void {
  app.post("/jornada/tarefas/:id", async (request, response) => {
    const session = sessionOf(response);
    const { engine, forms, store } = context;
    const { journeyId } = session;
    if (journeyId === null) throw new PortalProblem("signInNeeded", 403);
    const state = await readState(context, journeyId);
    if (state.kind !== "task" || state.task.id !== request.params.id) {
      await session.update({ notice: { kind: "info", text: portal.journey.alreadyDone } });
      response.redirect(303, "/jornada");
      return;
    }
    const { task } = state;
    if (task.assignee !== null && task.assignee !== session.accountId) throw new PortalProblem("otherAccount", 403);

    const [schema, variables] = await Promise.all([
      engine.deployedForm(task.id) as Promise<FormSchema>,
      engine.formVariables(task.id),
    ]);
    const answers = answersOf(request);
    const { data, errors } = await forms.submit(schema, variables, answers);
    if (errors.length > 0) {
      await sendTask(context, response, state, { answers, errors });
      return;
    }
    try {
      await engine.submitTaskForm(task.id, data);
    } catch (error) {
      if (!(error instanceof EngineError) || (await isStillOpen(context, task.id))) throw error;
      await session.update({ notice: { kind: "info", text: portal.journey.alreadyDone } });
    }
    await store.journeys.touch(journeyId);
    response.redirect(303, "/jornada");
  });
}

/** The engine answers 500 for a task that is gone: only asking again tells that from a failure. */
async function isStillOpen({ engine }: PortalContext, taskId: string): Promise<boolean> {
  const tasks = await engine.tasks({ taskId });
  return tasks.length > 0;
}

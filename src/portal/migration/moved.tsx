import type { Express, Request, Response } from "express";
import { EngineError } from "../../camunda/errors.ts";
import { migration as texts } from "../../texts/migration.ts";
import { portal } from "../../texts/portal.ts";
import type { PortalContext } from "../context.ts";
import { answersOf } from "../forms/answers.ts";
import type { Answers, FieldError } from "../forms/types.ts";
import { sendPage } from "../layout/page.tsx";
import { sessionOf } from "../middleware/sessions.ts";
import { PortalProblem } from "../problem.ts";
import { requireAccount } from "../routes/guard.ts";
import { readForm } from "../team/send-task.tsx";
import { ownMoved } from "./access.ts";
import { pageOf } from "./migration.tsx";
import { makeOwn, movedTasks } from "./moved-tasks.ts";
import { MovedPage } from "./pages/moved.tsx";
import { MovedProcessPage } from "./pages/moved-process.tsx";
import { MOVED_PATH, movedPath } from "./paths.ts";

/** Processes on one page. */
const SHOWN = 50;

/** What a rejected submission brings back to the page. */
interface Rejection {
  answers: Answers;
  errors: FieldError[];
}

/** `/migracao/processos`: the processes that came along, and the tasks that wait in them. */
export function setUpMoved(app: Express, context: PortalContext): void {
  const { store, engine, forms } = context;

  app.get(MOVED_PATH, async (request, response) => {
    const account = await requireAccount(context, response);
    const page = pageOf(request.query.pagina);
    const [processes, tasks] = await Promise.all([
      store.legacy.movedTo(account.id, { offset: (page - 1) * SHOWN, limit: SHOWN + 1 }),
      movedTasks(context, account.id),
    ]);
    await sendPage(
      context,
      response,
      { title: texts.moved.title },
      <MovedPage processes={processes.slice(0, SHOWN)} {...{ tasks, page }} more={processes.length > SHOWN} />,
    );
  });

  app.get(`${MOVED_PATH}/:id`, async (request, response) => {
    await sendMoved(context, request, response);
  });

  app.post(`${MOVED_PATH}/:id/tarefas/:task`, async (request, response) => {
    const { account, process } = await ownMoved(context, request, response);
    const session = sessionOf(response);
    const mine = (await movedTasks(context, account.id)).find(
      (one) => one.process.id === process.id && one.task.id === request.params.task,
    );
    if (mine === undefined) {
      await session.update({ notice: { kind: "info", text: portal.journey.alreadyDone } });
      return response.redirect(303, movedPath(process.id));
    }
    const task = await engine.task(mine.task.id);
    const form = await readForm(context, { task });
    if (form === null) throw new PortalProblem("badRequest", 400);
    const answers = answersOf(request);
    const { data, errors } = await forms.submit(form.schema, form.variables, answers);
    if (errors.length > 0) return sendMoved(context, request, response, { answers, errors });
    try {
      await makeOwn(context, task, account.id);
      await engine.submitTaskForm(task.id, data);
      await session.update({ notice: { kind: "success", text: texts.moved.done(task.name ?? task.taskDefinitionKey) } });
    } catch (error) {
      // The engine answers 500 for a task that is gone: only asking again tells that from a failure.
      if (!(error instanceof EngineError) || (await engine.tasks({ taskId: task.id })).length > 0) throw error;
      await session.update({ notice: { kind: "info", text: portal.journey.alreadyDone } });
    }
    response.redirect(303, movedPath(process.id));
  });
}

async function sendMoved(
  context: PortalContext,
  request: Request,
  response: Response,
  rejection: Rejection | null = null,
): Promise<void> {
  const { engine } = context;
  const { account, process } = await ownMoved(context, request, response);
  const tasks = (await movedTasks(context, account.id)).filter((one) => one.process.id === process.id).map(({ task }) => task);
  // A rejected form comes back whole; otherwise the task that the address names, or the oldest.
  const wanted = request.params.task ?? request.query.tarefa;
  const shown = tasks.find(({ id }) => id === wanted) ?? tasks[0] ?? null;
  const task = shown && (await engine.task(shown.id));
  const known = task === null ? null : await readForm(context, { task });
  const form = known && (await context.forms.render(known.schema, known.variables, rejection?.answers ?? null));
  const title = texts.moved.processTitle(process.number);
  await sendPage(
    context,
    response,
    {
      title: rejection === null ? title : portal.journey.errorTitle(title),
      status: rejection === null ? 200 : 422,
      scripts: form !== null && form.choice === null ? ["task.js"] : [],
    },
    <MovedProcessPage
      {...{ title, process, task }}
      drawn={form && known && { form, schema: known.schema, errors: rejection?.errors ?? [] }}
      others={tasks.filter((other) => other !== shown)}
      csrf={await sessionOf(response).csrfToken()}
    />,
  );
}

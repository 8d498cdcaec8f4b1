import type { Express, Request, Response } from "express";
import { EngineError } from "../../camunda/errors.ts";
import type { Account, LegacyConflict, Migration } from "../../store/types.ts";
import { migration as texts } from "../../texts/migration.ts";
import { portal } from "../../texts/portal.ts";
import type { PortalContext } from "../context.ts";
import { answersOf } from "../forms/answers.ts";
import type { Answers, FieldError, FormSchema } from "../forms/types.ts";
import { awaitStep } from "../journey/await-step.ts";
import { type JourneyState, readState } from "../journey/state.ts";
import { sendPage } from "../layout/page.tsx";
import { sessionOf } from "../middleware/sessions.ts";
import { PortalProblem } from "../problem.ts";
import { ownMigration } from "./access.ts";
import { ensureRunning } from "./begin.ts";
import type { AfterDecision } from "./pages/decided.tsx";
import { PreviewPage } from "./pages/preview.tsx";
import { MigrationStandingPage } from "./pages/standing.tsx";
import { MIGRATIONS_PATH, migrationPath, receiptPath } from "./paths.ts";

/** Processes on one page of the preview. */
const SHOWN = 100;
/** Seconds until the page about an automatic step asks again. */
const REFRESH_S = 2;

type TaskState = Extract<JourneyState, { kind: "task" }>;

/** What a rejected submission brings back to the page. */
interface Rejection {
  answers: Answers;
  errors: FieldError[];
}

/** `/migracao/:id`: where one migration stands, and what the person has to decide in it. */
export function setUpMigrationPage(app: Express, context: PortalContext): void {
  const { engine, forms } = context;

  app.get(`${MIGRATIONS_PATH}/:id`, async (request, response) => {
    const { account, migration } = await ownMigration(context, request, response);
    await ensureRunning(context, migration);
    const state = await awaitStep(context, migration.id);
    if (state.kind === "task") return sendPreview(context, request, response, migration, state);
    await sendStanding(context, response, account, migration.id, state);
  });

  app.post(`${MIGRATIONS_PATH}/:id/tarefas/:task`, async (request, response) => {
    const { migration } = await ownMigration(context, request, response);
    const alreadyDone = () => sessionOf(response).update({ notice: { kind: "info", text: texts.task.already } });
    const state = await readState(context, migration.id);
    if (state.kind !== "task" || state.task.id !== request.params.task) {
      await alreadyDone();
      return response.redirect(303, migrationPath(migration.id));
    }
    const { task } = state;
    if (task.assignee !== migration.accountId) throw new PortalProblem("otherAccount", 403);
    const [schema, variables] = await Promise.all([
      engine.deployedForm(task.id) as Promise<FormSchema>,
      engine.formVariables(task.id),
    ]);
    const answers = answersOf(request);
    const { data, errors } = await forms.submit(schema, variables, answers);
    if (errors.length > 0) return sendPreview(context, request, response, migration, state, { answers, errors });
    try {
      await engine.submitTaskForm(task.id, data);
    } catch (error) {
      // The engine answers 500 for a task that is gone: only asking again tells that from a failure.
      if (!(error instanceof EngineError) || (await engine.tasks({ taskId: task.id })).length > 0) throw error;
      await alreadyDone();
    }
    response.redirect(303, migrationPath(migration.id));
  });
}

async function sendPreview(
  context: PortalContext,
  request: Request,
  response: Response,
  migration: Migration,
  { task, progress }: TaskState,
  rejection: Rejection | null = null,
): Promise<void> {
  const { store, engine, forms } = context;
  if (task.assignee !== migration.accountId) throw new PortalProblem("otherAccount", 403);
  const [schema, variables, plan] = await Promise.all([
    engine.deployedForm(task.id) as Promise<FormSchema>,
    engine.formVariables(task.id),
    store.legacy.plan(migration),
  ]);
  const page = pageOf(request.query.pagina);
  const processes = plan.allowed ? await store.legacy.planned(migration, { offset: (page - 1) * SHOWN, limit: SHOWN }) : [];
  const form = await forms.render(schema, variables, rejection?.answers ?? null);
  const title = task.name ?? texts.task.title;
  await sendPage(
    context,
    response,
    {
      title: rejection === null ? title : portal.journey.errorTitle(title),
      status: rejection === null ? 200 : 422,
      scripts: form.choice === null ? ["task.js"] : [],
    },
    <PreviewPage
      {...{ title, migration, progress, form, schema, plan }}
      errors={rejection?.errors ?? []}
      action={`${migrationPath(migration.id)}/tarefas/${encodeURIComponent(task.id)}`}
      list={{ processes, page, size: SHOWN }}
      csrf={await sessionOf(response).csrfToken()}
    />,
  );
}

/** Everything but the preview: on its way, done, waiting for staff, or not wanted. */
async function sendStanding(
  context: PortalContext,
  response: Response,
  account: Account,
  id: string,
  state: JourneyState,
): Promise<void> {
  const { store } = context;
  // The process may have gone on since the address was looked up.
  const migration = (await store.legacy.migration(id))!;
  if (migration.state === "receipted") return response.redirect(303, receiptPath(id));
  const conflict = migration.conflictId === null ? null : await store.legacy.conflict(migration.conflictId);
  const incident = state.kind === "incident";
  const settled = ["blocked", "cancelled", "undoing", "undone"].includes(migration.state);
  if (!settled && !incident) response.set("refresh", String(REFRESH_S));
  await sendPage(
    context,
    response,
    { title: texts.overview.title },
    <MigrationStandingPage
      {...{ migration, conflict, incident }}
      next={isAllowed(conflict) ? await afterDecision(context, migration) : null}
      mailed={(account.alertEmail ?? account.email) !== null}
      csrf={await sessionOf(response).csrfToken()}
      progress={state.kind === "processing" || state.kind === "incident" ? state.progress : null}
    />,
  );
}

const isAllowed = (conflict: LegacyConflict | null) => conflict?.decision === "allow" || conflict?.decision === "split";

/** What there is to do about a blocked migration that staff has allowed. */
async function afterDecision({ store }: PortalContext, { id, accountId, legacyAccountId }: Migration): Promise<AfterDecision> {
  const [migrations, pending] = await Promise.all([store.legacy.migrationsOf(accountId), store.legacy.pendingFor(accountId)]);
  const last = migrations.find((one) => one.legacyAccountId === legacyAccountId);
  if (last !== undefined && last.id !== id) return { kind: "later", migrationId: last.id };
  const proven = pending.some((one) => one.legacyAccountId === legacyAccountId && one.proven);
  return { kind: proven ? "begin" : "prove" };
}

/** The page that an address names, from 1. */
export function pageOf(text: unknown): number {
  const page = typeof text === "string" && /^\d{1,6}$/.test(text) ? Number(text) : 1;
  return Math.max(1, page);
}

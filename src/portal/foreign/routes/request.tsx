import type { Express, Request, Response } from "express";
import { EngineError } from "../../../camunda/errors.ts";
import type { Language } from "../../../domain/language.ts";
import type { ForeignRequest } from "../../../store/types.ts";
import type { PortalContext } from "../../context.ts";
import { answersOf } from "../../forms/answers.ts";
import type { Answers, FieldError, FormSchema } from "../../forms/types.ts";
import { awaitStep } from "../../journey/await-step.ts";
import { inLanguage, type ModelElement } from "../../journey/model.ts";
import { type JourneyState, readState } from "../../journey/state.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { recordProblem } from "../../record.ts";
import { mayAttach } from "../attaching.ts";
import { ForeignDocuments } from "../pages/documents.tsx";
import { FollowPanel, NationalWay } from "../pages/follow.tsx";
import { SaidPage } from "../pages/said.tsx";
import { ForeignTask } from "../pages/task.tsx";
import { EMAIL_PAGE, REQUEST_PATH, START_PATH } from "../paths.ts";
import { sendForeignPage } from "../send.tsx";
import { requireRequest, textsOf, visitOf } from "../visit.ts";
import { sendEmail } from "./email.tsx";

/** Seconds until the page about an automatic step asks again. */
const REFRESH_S = 2;

type OpenVisit = { language: Language; request: ForeignRequest };
type Task = Extract<JourneyState, { kind: "task" }>;

/** What a rejected submission brings back to the page. */
interface Rejection {
  answers: Answers;
  errors: FieldError[];
}

/** `/estrangeiras/pedido`: whatever the request needs now, or where it stands. */
export function setUpForeignRequest(app: Express, context: PortalContext): void {
  const { engine, forms } = context;

  app.get(REQUEST_PATH, async (request, response) => {
    const visit = await visitOf(context, request, response);
    if (visit.request === null) {
      await sessionOf(response).update({ notice: { kind: "info", text: textsOf(visit).journey.none } });
      response.redirect(303, START_PATH);
      return;
    }
    const state = await awaitStep(context, visit.request.id, undefined, visit.language);
    // The workers may have moved it on since it was read.
    const open = (await context.store.foreignCompanies.get(visit.request.id)) ?? visit.request;
    await sendState(context, request, response, { ...visit, request: open }, state);
  });

  app.post(`${REQUEST_PATH}/tarefas/:id`, async (request, response) => {
    const visit = await requireRequest(context, request, response);
    const alreadyDone = () => sessionOf(response).update({ notice: { kind: "info", text: textsOf(visit).journey.alreadyDone } });
    const state = await readState(context, visit.request.id, visit.language);
    if (state.kind !== "task" || state.task.id !== request.params.id || (await applicantsTask(context, state)) === null) {
      await alreadyDone();
      response.redirect(303, REQUEST_PATH);
      return;
    }
    const { task } = state;
    const { schema, variables } = await readForm(context, state);
    const answers = answersOf(request);
    const { data, errors } = await forms.submit(schema, variables, answers, visit.language);
    if (errors.length > 0) return sendState(context, request, response, visit, state, { answers, errors });
    try {
      await engine.submitTaskForm(task.id, data);
    } catch (error) {
      // The engine answers 500 for a task that is gone: only asking again tells that from a failure.
      if (!(error instanceof EngineError) || (await engine.tasks({ taskId: task.id })).length > 0) throw error;
      await alreadyDone();
    }
    response.redirect(303, REQUEST_PATH);
  });
}

async function sendState(
  context: PortalContext,
  request: Request,
  response: Response,
  visit: OpenVisit,
  state: JourneyState,
  rejection: Rejection | null = null,
): Promise<void> {
  const { journey } = textsOf(visit);
  const say = (title: string, text: string, links: { href: string; label: string }[]) =>
    sendForeignPage(context, request, response, visit, { title }, <SaidPage {...{ title, text, links }} />);
  switch (state.kind) {
    case "task": {
      const element = await applicantsTask(context, state);
      if (element === null) return sendFollow(context, request, response, visit);
      return sendTask(context, request, response, visit, { state, element, rejection });
    }
    case "waiting":
      if (state.page === EMAIL_PAGE) return sendEmail(context, request, response, visit, { typed: "", problem: null });
      return sendFollow(context, request, response, visit);
    case "processing":
      response.set("refresh", String(REFRESH_S));
      return say(journey.processingTitle, journey.processing, [{ href: REQUEST_PATH, label: journey.reload }]);
    case "incident": {
      const { id, activityId } = state.incident;
      const reference = await recordProblem(context, response, "journey-incident", { activity: activityId, incident: id });
      const text = `${journey.incident}\n\n${journey.reference} ${reference}`;
      return say(journey.incidentTitle, text, [{ href: REQUEST_PATH, label: journey.reload }]);
    }
    case "ended":
      if (visit.request.number !== null) return sendFollow(context, request, response, visit);
      return sendEnd(context, request, response, visit, state.endEvent);
    case "none":
      if (visit.request.number !== null) return sendFollow(context, request, response, visit);
      // Its instance was never started, because the engine did not answer: the beginning takes it up again.
      return response.redirect(303, START_PATH);
  }
}

/** The element of a task that is for the applicant; null: the team's. */
async function applicantsTask({ models }: PortalContext, { task }: Task): Promise<ModelElement | null> {
  const element = (await models.of(task.processDefinitionId)).find(task.taskDefinitionKey);
  return element?.properties.get("who") === "applicant" ? element : null;
}

async function readForm({ engine }: PortalContext, { task }: Task) {
  const [schema, variables] = await Promise.all([
    engine.deployedForm(task.id) as Promise<FormSchema>,
    engine.formVariables(task.id),
  ]);
  return { schema, variables };
}

async function sendTask(
  context: PortalContext,
  request: Request,
  response: Response,
  visit: OpenVisit,
  { state, element, rejection }: { state: Task; element: ModelElement; rejection: Rejection | null },
): Promise<void> {
  const { language, request: open } = visit;
  const { schema, variables } = await readForm(context, state);
  const attach = mayAttach(open);
  const [form, csrf, documents, events] = await Promise.all([
    context.forms.render(schema, variables, rejection?.answers ?? null, language),
    sessionOf(response).csrfToken(),
    attach ? context.store.foreignCompanies.documents(open.id) : [],
    open.number === null ? [] : context.store.foreignCompanies.events(open.id),
  ]);
  const title = inLanguage(element, "name", language) ?? textsOf(visit).start.title;
  const scripts = [...(form.choice === null ? ["task.js"] : []), ...(attach ? ["documents.js"] : [])];
  await sendForeignPage(
    ...([context, request, response, visit, { title, wrong: rejection !== null, scripts, path: REQUEST_PATH }] as const),
    <>
      <ForeignTask
        {...{ language, title, form, schema, csrf, attach }}
        taskId={state.task.id}
        progress={state.progress}
        errors={rejection?.errors ?? []}
      />
      {attach && <ForeignDocuments {...{ language, documents, csrf }} attach />}
      {open.number !== null && (
        <FollowPanel {...{ language, events, csrf }} request={open} service={await serviceOf(context, open)} second />
      )}
    </>,
  );
}

/** Where the request stands, for whom there is nothing to do. */
async function sendFollow(context: PortalContext, request: Request, response: Response, visit: OpenVisit): Promise<void> {
  const { language, request: open } = visit;
  const { store } = context;
  const [csrf, events, documents, service] = await Promise.all([
    sessionOf(response).csrfToken(),
    store.foreignCompanies.events(open.id),
    store.foreignCompanies.documents(open.id),
    serviceOf(context, open),
  ]);
  await sendForeignPage(
    ...([context, request, response, visit, { title: textsOf(visit).follow.title(open.number ?? "") }] as const),
    <>
      <FollowPanel {...{ language, events, csrf, service }} request={open} />
      <ForeignDocuments {...{ language, documents, csrf }} attach={false} />
    </>,
  );
}

/** A request that ended before it was handed in: name and documentation of its end. */
async function sendEnd(
  context: PortalContext,
  request: Request,
  response: Response,
  visit: OpenVisit,
  end: ModelElement | null,
): Promise<void> {
  const { language, request: open } = visit;
  const { journey } = textsOf(visit);
  const title = (end && inLanguage(end, "name", language)) ?? journey.cancelledTitle;
  const national = open.state === "national";
  const text = national ? "" : ((end && inLanguage(end, "documentation", language)) ?? journey.cancelled);
  const csrf = await sessionOf(response).csrfToken();
  await sendForeignPage(
    ...([context, request, response, visit, { title }] as const),
    <SaidPage {...{ title, text }} links={[{ href: START_PATH, label: journey.toStart }]}>
      {national && <NationalWay {...{ language, csrf }} />}
    </SaidPage>,
  );
}

async function serviceOf({ store }: PortalContext, { application }: ForeignRequest) {
  return application.serviceId === undefined ? null : store.services.get(application.serviceId);
}

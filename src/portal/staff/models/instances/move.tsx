import type { Express, Request, Response } from "express";
import { carryOut } from "../../../../moves/carry-out.ts";
import { modelInstances } from "../../../../texts/models/instances.ts";
import type { PortalContext } from "../../../context.ts";
import { sessionOf } from "../../../middleware/sessions.ts";
import { movePath } from "../paths.ts";
import { goTo, requireAnalyst, sendModelsPage, typed } from "../send.tsx";
import { nameOf } from "../versions.ts";
import { type Choice, choiceOf, type ReadChoice, readChoice } from "./choice.ts";
import { MovePage } from "./move-page.tsx";
import { planMove } from "./plan.ts";
import { selectInstances } from "./selection.ts";
import { type Place, placesOf, type RunningVersion, versionsOf } from "./versions.ts";

/** For how long an answer waits for a move that may be short, in milliseconds. */
const PATIENCE = 1_500;
/** Length of a reason. */
const [SHORTEST, LONGEST] = [10, 500];
/** Versions whose elements the choice offers. */
const OFFERED = 10;

/** Moving running instances: the choice, the plan with its preview, and the act. */
export function setUpMove(app: Express, context: PortalContext, path: string): void {
  const texts = modelInstances.plan;

  app.get(`${path}/mover`, async (request, response) => {
    await requireAnalyst(context, response);
    const versions = await versionsOf(context, processOf(request));
    const choice = choiceOf(request.query);
    const read = await readChoice(context, choice, versions);
    const isAsked = request.query.para !== undefined;
    await send(request, response, { versions, choice, read: isAsked ? read : { ...read, errors: {}, target: null } });
  });

  app.post(`${path}/mover`, async (request, response) => {
    const { acting } = await requireAnalyst(context, response);
    const process = processOf(request);
    const versions = await versionsOf(context, process);
    const choice = choiceOf(request.body);
    const read = await readChoice(context, choice, versions);
    const reason = typed(request, "motivo");
    const { source, target, filter, errors } = read;
    if (source === null || target === null || Object.keys(errors).length > 0)
      return send(request, response, { versions, choice, read, reason });
    if (reason.length < SHORTEST || reason.length > LONGEST)
      return send(request, response, { versions, choice, read, reason, reasonInvalid: true });
    const { plan, failures } = await planMove(context, source, target, choice.gatilhos === "sim");
    if (failures.length > 0) return send(request, response, { versions, choice, read, reason });
    const { ids } = await selectInstances(context, source.definition.id, filter, []);
    const version = ({ definition: { id, version } }: RunningVersion) => ({ id, version });
    const id = await context.store.instanceMoves.begin(
      {
        ...{ processKey: process, source: version(source), target: version(target), filter, reason, instanceIds: ids },
        plan: { ...plan },
      },
      acting,
    );
    await begin(context, id);
    await goTo(response, movePath(process, id), "info", modelInstances.report.begun);
  });

  interface Shown {
    versions: RunningVersion[];
    choice: Choice;
    read: ReadChoice;
    reason?: string;
    reasonInvalid?: boolean;
  }

  async function send(
    request: Request,
    response: Response,
    { versions, choice, read, reason = "", reasonInvalid = false }: Shown,
  ): Promise<void> {
    const { source, target, filter, errors } = read;
    const sources = source === null ? versions.filter(({ instances }) => instances > 0).slice(0, OFFERED) : [source];
    const places = await Promise.all(sources.map(({ definition }) => placesOf(context, definition.id)));
    const wrong = { ...errors, ...(reasonInvalid && { motivo: texts.reasonInvalid }) };
    const isRight = source !== null && target !== null && Object.keys(errors).length === 0;
    const planned = isRight ? await preview(source, target, filter, choice) : null;
    await sendModelsPage(
      context,
      response,
      {
        title: modelInstances.form.title(nameOf(versions[0]!.definition)),
        status: Object.keys(wrong).length > 0 ? 422 : 200,
      },
      <MovePage
        {...{ versions, choice, errors: wrong }}
        process={processOf(request)}
        places={distinct(places.flat())}
        planned={planned && { ...planned, reason, csrf: await sessionOf(response).csrfToken() }}
      />,
    );
  }

  async function preview(source: RunningVersion, target: RunningVersion, filter: ReadChoice["filter"], choice: Choice) {
    const plan = await planMove(context, source, target, choice.gatilhos === "sim");
    const blocking = plan.elements.filter(({ counterpart, standing }) => counterpart === null && standing > 0);
    const names = blocking.map(({ id }) => id);
    const counts = await countChosen(source.definition.id, filter, names);
    return { source, target, plan, counts };
  }

  /** All instances of a version are counted by the engine; only a choice among them is looked through. */
  async function countChosen(definitionId: string, filter: ReadChoice["filter"], blocking: string[]) {
    if (Object.keys(filter).length > 0) {
      const { ids, blocked } = await selectInstances(context, definitionId, filter, blocking);
      return { chosen: ids.length, blocked };
    }
    const { operations } = context.engine;
    const query = { processDefinitionId: definitionId };
    const [chosen, blocked] = await Promise.all([
      operations.countRunning(query),
      blocking.length === 0 ? 0 : operations.countRunning({ ...query, activityIdIn: blocking }),
    ]);
    return { chosen, blocked };
  }
}

/** Begins a move, or goes on with it. A short one is over before the answer; a long one goes on behind it. */
export async function begin(context: PortalContext, id: string): Promise<void> {
  const { store, engine, log } = context;
  const work = carryOut({ store, engine, log }, id).catch((error) =>
    log.warn({ err: error, move: id }, "a move of instances was interrupted; it is taken up again"),
  );
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE);
  });
  await Promise.race([work, enough]);
  clearTimeout(timer);
}

/** Key of the model that the address names. */
function processOf({ params }: Request): string {
  return String(params.processo);
}

function distinct(places: Place[]): Place[] {
  return [...new Map(places.map((place) => [place.id, place])).values()];
}

import type { Express, Request } from "express";
import { EngineError } from "../../../../camunda/errors.ts";
import type { InstanceMove, MoveItem } from "../../../../store/types.ts";
import { BYTE_ORDER_MARK, csvLines } from "../../../../texts/csv.ts";
import { modelInstances } from "../../../../texts/models/instances.ts";
import type { PortalContext } from "../../../context.ts";
import type { ProcessModel } from "../../../journey/model.ts";
import { sessionOf } from "../../../middleware/sessions.ts";
import { pageAddress, windowOf } from "../../../operator/window.ts";
import { PortalProblem } from "../../../problem.ts";
import { movePath } from "../paths.ts";
import { goTo, requireAnalyst, sendModelsPage } from "../send.tsx";
import { describeCauses } from "./causes.ts";
import { begin } from "./move.tsx";
import { ReportPage, type ReportRow } from "./report-page.tsx";

/** Instances that are read at once for the file. */
const BATCH = 1_000;

/** The report of a move: as a page, as a file; and taking up a move that was interrupted. */
export function setUpMoveReport(app: Express, context: PortalContext, path: string): void {
  const { store } = context;
  const texts = modelInstances.report;
  const one = `${path}/movimentos/:id`;

  app.get(one, async (request, response) => {
    const { member } = await requireAnalyst(context, response);
    const move = await findMove(request);
    const model = await modelOf(move.source.id);
    const window = windowOf(request);
    const items = await store.instanceMoves.items(move.id, { after: window.first, limit: window.size });
    await sendModelsPage(
      context,
      response,
      { title: texts.title(move.source.version, move.target.version) },
      <ReportPage
        {...{ move, window, address: pageAddress(request) }}
        modelName={await nameOf(move)}
        which={whichOf(move, model)}
        rows={await rowsOf(move, model, items)}
        isOperator={member.roles.includes("operator")}
        csrf={await sessionOf(response).csrfToken()}
      />,
    );
  });

  app.get(`${one}/resultado.csv`, async (request, response) => {
    await requireAnalyst(context, response);
    const move = await findMove(request);
    const model = await modelOf(move.source.id);
    const day = move.askedAt.toISOString().slice(0, 10);
    response.attachment(texts.file(move.processKey, day)).type("text/csv; charset=utf-8");
    response.write(`${BYTE_ORDER_MARK}${csvLines([texts.columns])}`);
    for (let after = 0; ; after += BATCH) {
      const items = await store.instanceMoves.items(move.id, { after, limit: BATCH });
      const rows = await rowsOf(move, model, items);
      response.write(csvLines(rows.map(({ number, instanceId, outcome, causes }) => [number, instanceId, outcome, causes])));
      if (items.length < BATCH) break;
    }
    response.end();
  });

  app.post(`${one}/continuar`, async (request, response) => {
    await requireAnalyst(context, response);
    const move = await findMove(request);
    await begin(context, move.id);
    await goTo(response, movePath(move.processKey, move.id), "info", texts.resumed);
  });

  async function findMove({ params }: Request): Promise<InstanceMove> {
    const move = await store.instanceMoves.get(String(params.id));
    if (move === null || move.processKey !== params.processo) throw new PortalProblem("notFound", 404);
    return move;
  }

  /** The model of the source; null when it was deleted since. */
  async function modelOf(definitionId: string): Promise<ProcessModel | null> {
    return context.models.of(definitionId).catch((error) => {
      if (error instanceof EngineError && error.isNotFound) return null;
      throw error;
    });
  }

  async function nameOf({ processKey }: InstanceMove): Promise<string> {
    const [latest] = await context.engine.processDefinitions({ key: processKey, latestVersion: true });
    return latest?.name ?? processKey;
  }

  async function rowsOf(move: InstanceMove, model: ProcessModel | null, items: MoveItem[]): Promise<ReportRow[]> {
    const processes = await store.processes.ofInstances(items.map(({ instanceId }) => instanceId));
    const numbers = new Map(processes.map(({ instanceId, number }) => [instanceId, number]));
    return items.map(({ instanceId, outcome, causes }) => ({
      ...{ instanceId, number: numbers.get(instanceId) ?? "", outcome: texts.outcomes[outcome ?? "waiting"] },
      causes: describeCauses(causes, move, model),
    }));
  }
}

function whichOf({ filter: { element, company } }: InstanceMove, model: ProcessModel | null): string {
  const texts = modelInstances.report;
  const parts = [
    ...(element === undefined ? [] : [texts.at(model?.find(element)?.name ?? element)]),
    ...(company === undefined ? [] : [texts.of(company.legalName)]),
  ];
  return parts.length === 0 ? texts.all : parts.join(", ");
}

import type { Express, Request, Response } from "express";
import type { ProcessDefinition } from "../../../../camunda/types.ts";
import { BYTE_ORDER_MARK, csvLines } from "../../../../texts/csv.ts";
import { modelFigures } from "../../../../texts/models/figures.ts";
import { operator } from "../../../../texts/operator.ts";
import type { PortalContext } from "../../../context.ts";
import { DIAGRAM_ASSETS } from "../../../layout/diagram.tsx";
import { sessionOf } from "../../../middleware/sessions.ts";
import { placeIncidents } from "../../../operator/incident-places.ts";
import { pageAddress, windowOf } from "../../../operator/window.ts";
import { PortalProblem } from "../../../problem.ts";
import { figuresPath } from "../paths.ts";
import { requireAnalyst, sendModelsPage } from "../send.tsx";
import { nameOf } from "../versions.ts";
import { criteriaOf, type ReadCriteria, readCriteria } from "./criteria.ts";
import { elementsOf, waitingAt } from "./elements.ts";
import type { Team } from "./filter-form.tsx";
import { FiguresPage } from "./page.tsx";
import { setUpFigureRetries } from "./retry.ts";
import { describeRefusal } from "./tables.tsx";

/** Versions that the filter offers. */
const VERSIONS = 50;
/** Open incidents that are counted by element. */
const COUNTED = 500;

/** How a model runs, as a page and as files. */
export function setUpFigures(app: Express, context: PortalContext): void {
  const { engine, store, models } = context;
  const path = figuresPath(":processo");

  app.get(path, async (request, response) => {
    const { member } = await requireAnalyst(context, response);
    const asked = await readAsked(request);
    const { process, versions, drawn, read } = asked;
    const failed = Object.keys(read.errors).length > 0;
    const [found, teams, incidents] = await Promise.all([
      failed ? null : readFound(asked),
      teamsOf(process),
      readIncidents(request, process),
    ]);
    const isOperator = member.roles.includes("operator");
    await sendModelsPage(
      context,
      response,
      { title: modelFigures.title(nameOf(drawn)), status: failed ? 422 : 200, ...DIAGRAM_ASSETS },
      <FiguresPage
        {...{ process, versions, drawn, teams, read, found, criteria: asked.criteria }}
        incidents={{ ...incidents, isOperator }}
        csrf={await sessionOf(response).csrfToken()}
      />,
    );
  });

  app.get(`${path}/andamento.csv`, async (request, response) => {
    await requireAnalyst(context, response);
    const asked = await readRight(request);
    const { elements } = await readFound(asked);
    const { hours, elementColumns } = modelFigures.csv;
    const rows = elements.map((figures) => [
      ...[figures.name, figures.element],
      figures.type === null ? modelFigures.elements.otherVersion : operator.kind(figures.type),
      ...[figures.standing, figures.passed, figures.canceled].map(String),
      ...[figures.median, figures.p90, waitingAt(figures)].map(hours),
      String(figures.incidents),
    ]);
    sendFile(response, asked, "andamento", [elementColumns, ...rows]);
  });

  app.get(`${path}/recusas.csv`, async (request, response) => {
    await requireAnalyst(context, response);
    const asked = await readRight(request);
    const { refusalColumns, allVersions } = modelFigures.csv;
    const rows = (await store.figures.refusals(asked.read.query)).map(({ at, code, count }) => [
      ...[describeRefusal(code), code, modelFigures.refusals.places[at], String(count), allVersions],
    ]);
    sendFile(response, asked, "recusas", [refusalColumns, ...rows]);
  });
  setUpFigureRetries(app, context);

  /** What is asked: the model, the version that is drawn, the filter. */
  async function readAsked(request: Request) {
    const process = String(request.params.processo);
    const criteria = criteriaOf(request.query);
    const [versions, read] = await Promise.all([
      engine.processDefinitions({ key: process, sortBy: "version", sortOrder: "desc", maxResults: VERSIONS }),
      readCriteria(context, process, criteria),
    ]);
    if (versions.length === 0) throw new PortalProblem("notFound", 404);
    const drawn = versions.find(({ version }) => version === read.query.version) ?? versions[0]!;
    return { process, criteria, versions, read, drawn };
  }

  /** The same for a file, whose address people do not type. */
  async function readRight(request: Request) {
    const asked = await readAsked(request);
    if (Object.keys(asked.read.errors).length > 0) throw new PortalProblem("notFound", 404);
    return asked;
  }

  async function readFound({
    process,
    drawn,
    read: { query },
  }: {
    process: string;
    drawn: ProcessDefinition;
    read: ReadCriteria;
  }) {
    const [{ steps, asOf }, refusals, model, open] = await Promise.all([
      store.figures.read(query),
      store.figures.refusals(query),
      models.of(drawn.id),
      engine.incidents({ processDefinitionKeyIn: process, maxResults: COUNTED }),
    ]);
    const incidents = new Map<string, number>();
    for (const { activityId } of open) incidents.set(activityId, (incidents.get(activityId) ?? 0) + 1);
    return { elements: elementsOf(model, steps, incidents), asOf, refusals };
  }

  async function readIncidents(request: Request, process: string) {
    const window = windowOf(request);
    const { items, total } = await engine.operations.incidentPage({ processDefinitionKeyIn: process }, window);
    return { page: { items: await placeIncidents(context, items), total }, window, address: pageAddress(request) };
  }

  /** Teams of the services that the model executes. */
  async function teamsOf(process: string): Promise<Team[]> {
    const services = await store.services.list({ all: true });
    const own = services.filter(({ versions }) => versions.some(({ processKey }) => processKey === process));
    return [...new Map(own.map(({ team }) => [team.id, team])).values()];
  }
}

function sendFile(
  response: Response,
  { process, read }: { process: string; read: ReadCriteria },
  what: "andamento" | "recusas",
  rows: readonly (readonly string[])[],
): void {
  const { from, until } = read.query;
  const day = (moment: Date) => moment.toISOString().slice(0, 10);
  const last = new Date(until.getTime() - 24 * 3_600_000);
  response.attachment(modelFigures.csv.file(process, what, day(from), day(last))).type("text/csv; charset=utf-8");
  response.send(`${BYTE_ORDER_MARK}${csvLines(rows)}`);
}

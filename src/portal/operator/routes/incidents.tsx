import type { Express } from "express";
import { EngineError } from "../../../camunda/errors.ts";
import type { Query } from "../../../camunda/http.ts";
import type { Window } from "../../../camunda/operations/page.ts";
import type { IncidentDetails } from "../../../camunda/operations/types.ts";
import { operator } from "../../../texts/operator.ts";
import type { PortalContext } from "../../context.ts";
import { valuesOf } from "../../middleware/parsing.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { requireRole } from "../../staff/guard.ts";
import { backOf } from "../back.ts";
import { placeIncident, placeIncidents } from "../incident-places.ts";
import { externalTaskPath } from "../pages/external-tasks.tsx";
import { CHOSEN_FIELD, IncidentPage, IncidentsForm } from "../pages/incidents.tsx";
import { InstanceFrame } from "../pages/instance-frame.tsx";
import { jobPath } from "../pages/jobs.tsx";
import { ENGINE_PATH } from "../pages/navigation.tsx";
import { retryIncident } from "../retry.ts";
import { sendOperatorPage } from "../send.tsx";
import { PAGE_SIZE, pageAddress, windowOf } from "../window.ts";

const PATH = `${ENGINE_PATH}/incidentes`;
const texts = operator.incidents;

/** Open incidents of the whole engine and of one instance: their causes, and trying again. */
export function setUpIncidents(app: Express, context: PortalContext): void {
  const { operations } = context.engine;
  const readPage = async (query: Query, window: Window) => {
    const { items, total } = await operations.incidentPage(query, window);
    return { items: await placeIncidents(context, items), total };
  };

  app.get(PATH, async (request, response) => {
    const window = windowOf(request);
    const page = await readPage({}, window);
    const csrf = await sessionOf(response).csrfToken();
    await sendOperatorPage(
      context,
      response,
      { title: texts.title, section: "incidents" },
      <section class="panel panel-wide">
        <h1>{texts.title}</h1>
        <IncidentsForm {...{ page, window, csrf }} back={PATH} address={pageAddress(request)} />
      </section>,
    );
  });

  app.get(`${ENGINE_PATH}/instancias/:id/incidentes`, async (request, response) => {
    const instance = await operations.instance(request.params.id!);
    const window = windowOf(request);
    const page = await readPage({ processInstanceId: instance.id }, window);
    const csrf = await sessionOf(response).csrfToken();
    await sendOperatorPage(
      context,
      response,
      { title: texts.title, section: "instances" },
      <InstanceFrame instance={instance} part="incidentes">
        <IncidentsForm {...{ page, window, csrf }} back={request.path} address={pageAddress(request)} />
      </InstanceFrame>,
    );
  });

  app.get(`${PATH}/:id`, async (request, response) => {
    const incident = await placeIncident(context, await operations.incident(request.params.id!));
    const { stack, source } = await readCause(context, incident);
    const csrf = await sessionOf(response).csrfToken();
    await sendOperatorPage(
      context,
      response,
      { title: texts.single(incident.element ?? incident.activityId), section: "incidents" },
      <IncidentPage {...{ incident, stack, source, csrf }} />,
    );
  });

  app.post(`${PATH}/repetir`, async (request, response) => {
    const member = await requireRole(context, response, "operator");
    const session = sessionOf(response);
    const ids = [...new Set(valuesOf(request.body, CHOSEN_FIELD))].slice(0, PAGE_SIZE);
    let done = 0;
    // One after the other: each is an act of its own, with its own entries.
    for (const id of ids) if (await retryIncident(context, response, member, id)) done++;
    const failed = ids.length - done;
    if (ids.length === 0) await session.update({ notice: { kind: "warning", text: texts.noneChosen } });
    else if (failed > 0) await session.update({ notice: { kind: "warning", text: texts.partly(done, failed) } });
    else await session.update({ notice: { kind: "success", text: texts.retried(done) } });
    response.redirect(303, backOf(request, PATH));
  });
}

/** What the failed job or external task says of its failure, and where it is. */
async function readCause({ engine }: PortalContext, { incidentType, configuration }: IncidentDetails) {
  if (configuration === null) return { stack: null, source: null };
  const { operations } = engine;
  try {
    if (incidentType === "failedJob")
      return { stack: (await operations.jobStacktrace(configuration)) ?? null, source: jobPath(configuration) };
    if (incidentType === "failedExternalTask")
      return {
        stack: (await operations.externalTaskErrorDetails(configuration)) ?? null,
        source: externalTaskPath(configuration),
      };
  } catch (error) {
    if (!(error instanceof EngineError && error.isNotFound)) throw error;
  }
  return { stack: null, source: null };
}

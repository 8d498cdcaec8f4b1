import type { Express, Request } from "express";
import type { Query } from "../../../camunda/http.ts";
import { operator } from "../../../texts/operator.ts";
import type { PortalContext } from "../../context.ts";
import { InstancesPage, type Search } from "../pages/instances.tsx";
import { ENGINE_PATH } from "../pages/navigation.tsx";
import { sendOperatorPage } from "../send.tsx";
import { pageAddress, parameter, windowOf } from "../window.ts";

/** Processes that the search offers to choose from. */
const DEFINITIONS = 200;

/** The search for instances, running and past. */
export function setUpInstances(app: Express, context: PortalContext): void {
  const { operations } = context.engine;
  app.get(`${ENGINE_PATH}/instancias`, async (request, response) => {
    const search = searchOf(request);
    const window = windowOf(request);
    const [page, definitions] = await Promise.all([
      operations.instances(queryOf(search), window),
      operations.definitions({ latestVersion: true }, { first: 0, size: DEFINITIONS }),
    ]);
    await sendOperatorPage(
      context,
      response,
      { title: operator.search.title, section: "instances" },
      <InstancesPage {...{ search, page, window }} definitions={definitions.items} address={pageAddress(request)} />,
    );
  });
}

function searchOf(request: Request): Search {
  const state = parameter(request, "situacao");
  return {
    businessKey: parameter(request, "chave"),
    definition: parameter(request, "definicao"),
    version: parameter(request, "versao"),
    state: Object.hasOwn(operator.search.states, state) ? state : "",
    incident: parameter(request, "incidente") === "sim",
    activity: parameter(request, "atividade"),
  };
}

function queryOf({ businessKey, definition, version, state, incident, activity }: Search): Query {
  return {
    ...(businessKey !== "" && { processInstanceBusinessKeyLike: `%${businessKey}%` }),
    ...(definition !== "" && { processDefinitionKey: definition }),
    ...(version !== "" && { processDefinitionId: version }),
    ...(state !== "" && { [state]: true }),
    ...(incident && { incidentStatus: "open" }),
    ...(activity !== "" && { activeActivityIdIn: activity }),
  };
}

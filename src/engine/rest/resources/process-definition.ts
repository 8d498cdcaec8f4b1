import type { Shell } from "../../commands/shell.ts";
import { changeSuspension } from "../../commands/suspension.ts";
import { deleteDefinition } from "../../commands/undeploy.ts";
import { logOperation } from "../../commands/user-operation.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import { booleanOf, integerOf } from "../body.ts";
import { RestError } from "../errors.ts";
import { executionDateOf } from "../execution-date.ts";
import { date, either, flag, integerFilter, list, never, type QueryKind, text } from "../filters.ts";
import { noContent, ok, type RestRequest, type Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { boolean, dateTime, input, integer, nullable, object, string } from "../schema.ts";
import { startRoutes } from "./process-definition-start.ts";
import { statisticsRoute } from "./process-definition-statistics.ts";
import { processDefinitionView } from "./process-definition-view.ts";
import { definitionsStatisticsRoute } from "./process-definitions-statistics.ts";
import { startFormRoutes } from "./start-form.ts";

const incident = "exists (select from incident i where i.definition_id = t.id and i.ended_at is null";

const kind: QueryKind = {
  ...{ from: "process_definition t join deployment d on d.id = t.deployment_id", select: "t.*", order: "t.key, t.version" },
  filters: {
    ...{ processDefinitionId: text("t.id = ?"), processDefinitionIdIn: list("t.id = any(?)"), name: text("t.name = ?") },
    ...{ nameLike: text("lower(t.name) like lower(?)"), deploymentId: text("t.deployment_id = ?"), key: text("t.key = ?") },
    ...{ keysIn: list("t.key = any(?)"), keyLike: text("t.key like ?"), category: text("t.category = ?") },
    ...{ categoryLike: text("t.category like ?"), version: integerFilter("t.version = ?") },
    latestVersion: flag("t.version = (select max(version) from process_definition o where o.key = t.key)"),
    ...{ resourceName: text("t.resource_name = ?"), resourceNameLike: text("t.resource_name like ?") },
    ...{ active: flag("not t.suspended"), suspended: flag("t.suspended"), versionTag: text("t.version_tag = ?") },
    ...{ versionTagLike: text("t.version_tag like ?"), withoutVersionTag: flag("t.version_tag is null") },
    ...{ startableInTasklist: flag("t.startable_in_tasklist"), notStartableInTasklist: flag("not t.startable_in_tasklist") },
    ...{ tenantIdIn: never("list"), withoutTenantId: flag("true"), startablePermissionCheck: either("true", "true") },
    ...{ deployedAfter: date("d.deployed_at > ?"), deployedAt: date("d.deployed_at = ?") },
    ...{ incidentId: text(`${incident} and i.id = ?)`), incidentType: text(`${incident} and i.type = ?)`) },
    ...{
      incidentMessage: text(`${incident} and i.message = ?)`),
      incidentMessageLike: text(`${incident} and i.message like ?)`),
    },
    includeProcessDefinitionsWithoutTenantId: flag("true"),
    startableBy: text(
      `exists (select from starter s where s.definition_id = t.id and (s.user_id = ?
         or s.group_id in (select group_id from membership where user_id = ?)))`,
    ),
  },
  sorts: {
    ...{ category: "t.category", key: "t.key", id: "t.id", name: "t.name", version: "t.version" },
    ...{ deploymentId: "t.deployment_id", deployTime: "d.deployed_at", versionTag: "t.version_tag", tenantId: "null::text" },
  },
};

/** How a request names a definition. */
export interface Addressing {
  /** `/process-definition/{id}` or `/process-definition/key/{key}` */
  prefix: string;
  /** The id the request means: that of the latest version for a key. Throws 404 for an unknown key. */
  id(request: RestRequest): Promise<string>;
}

/** Process definitions: by id, and the latest by key. */
export function processDefinitionRoutes(shell: Shell): Route[] {
  const byId: Addressing = { prefix: "/process-definition/{id}", id: async ({ params }) => params.id! };
  const byKey: Addressing = {
    prefix: "/process-definition/key/{key}",
    async id({ params }) {
      const definition = await shell.definitions.latest(params.key!);
      if (definition) return definition.id;
      throw new RestError(404, "RestException", `No matching process definition with key: ${params.key} and no tenant-id`);
    },
  };
  return [
    ...listRoutes({
      ...{ shell, path: "/process-definition", what: "process definitions", kind, schema: processDefinitionView.schema },
      ...{ onlyGet: true, present: (rows) => rows.map(processDefinitionView.read) },
    }),
    definitionsStatisticsRoute(shell),
    ...definitionRoutes(shell, byId),
    ...definitionRoutes(shell, byKey),
    statisticsRoute(shell, byId),
    statisticsRoute(shell, byKey),
    ...startRoutes(shell, byId),
    ...startRoutes(shell, byKey),
    ...startFormRoutes(shell, byId),
    ...startFormRoutes(shell, byKey),
    {
      ...{ method: "GET", path: "/process-definition/key/{key}/tenant-id/{tenantId}", summary: "Tenants do not exist here." },
      replies: { 200: processDefinitionView.schema },
      handle({ params }) {
        const message = `No matching process definition with key: ${params.key} and tenant-id: ${params.tenantId}`;
        throw new RestError(404, "RestException", message);
      },
    },
  ];
}

function noDefinition(id: string): RestError {
  return new RestError(404, "InvalidRequestException", `No matching definition with id ${id}`, 0);
}

function definitionRoutes(shell: Shell, { prefix, id: idOf }: Addressing): Route[] {
  const require = async (request: RestRequest) => {
    const id = await idOf(request);
    const [row] = await shell.database.query("select * from process_definition where id = $1", [id]);
    if (row === undefined) throw noDefinition(id);
    return row;
  };
  return [
    {
      ...{ method: "GET", path: prefix, summary: "One process definition.", replies: { 200: processDefinitionView.schema } },
      handle: async (request) => ok(processDefinitionView.read(await require(request))),
    },
    {
      ...{ method: "DELETE", path: prefix, summary: "Deletes a process definition." },
      ...{ query: { cascade: boolean, skipCustomListeners: boolean, skipIoMappings: boolean }, replies: { 200: null } },
      async handle(request) {
        const { query, userId } = request;
        const options = { cascade: query.get("cascade") === "true", skipIoMappings: query.get("skipIoMappings") === "true" };
        try {
          await deleteDefinition(shell, userId, await idOf(request), options);
        } catch (error) {
          if (error instanceof EngineException && error.type === "NotFoundException")
            throw new RestError(404, "InvalidRequestException", error.message, error.code);
          throw error;
        }
        return { status: 200 };
      },
    },
    {
      ...{ method: "GET", path: `${prefix}/xml`, summary: "The model as it was deployed." },
      replies: { 200: object({ id: string, bpmn20Xml: string }) },
      async handle(request) {
        const row = await require(request);
        const [resource] = await shell.database.query("select bytes from resource where deployment_id = $1 and name = $2", [
          ...[row.deployment_id, row.resource_name],
        ]);
        return ok({ id: row.id, bpmn20Xml: (resource!.bytes as Buffer).toString("utf8") });
      },
    },
    {
      ...{ method: "GET", path: `${prefix}/diagram`, summary: "A picture of the model; there is none." },
      replies: { 204: null },
      async handle(request) {
        await require(request);
        return noContent;
      },
    },
    {
      ...{ method: "PUT", path: `${prefix}/suspended`, summary: "Suspends or activates: no new instances while suspended." },
      body: input({ suspended: boolean, includeProcessInstances: boolean, executionDate: nullable(dateTime) }),
      replies: { 204: null },
      async handle(request) {
        // A key means its latest version only: all of them are suspended at /process-definition/suspended.
        const value = await idOf(request);
        const body = await request.body();
        const due = executionDateOf(body, `The suspension state of Process Definition with id ${value} could not be updated`);
        const includeInstances = booleanOf(body, "includeProcessInstances");
        const suspension = { what: "process-definition", by: "id", value, includeInstances } as const;
        await changeSuspension(shell, request.userId, { ...suspension, suspended: booleanOf(body, "suspended") }, due);
        return noContent;
      },
    },
    {
      ...{ method: "PUT", path: `${prefix}/history-time-to-live`, summary: "How long (days) ended instances are remembered." },
      body: input({ historyTimeToLive: nullable(integer) }),
      replies: { 204: null },
      async handle(request) {
        const row = await require(request);
        const days = integerOf(await request.body(), "historyTimeToLive");
        if (days === null && shell.enforceHistoryTimeToLive)
          throw new EngineException("Null historyTimeToLive values are not allowed", "NotAllowedException");
        if (days !== null && days < 0)
          throw new EngineException("historyTimeToLive is not greater than or equal to 0", "BadUserRequestException");
        await shell.database.query("update process_definition set history_ttl = $2 where id = $1", [row.id, days]);
        shell.wakeups.definitions();
        await logOperation(shell.database.query, request.userId, shell.now(), {
          ...{ operationType: "UpdateHistoryTimeToLive", entityType: "ProcessDefinition", category: "Operator" },
          ...{ changes: [["historyTimeToLive", row.history_ttl, days]] },
          about: { definition_id: row.id, definition_key: row.key },
        });
        return noContent;
      },
    },
  ];
}

import { deleteInstance, modifyInstance } from "../../commands/instance.ts";
import { loadInstance, treeOf } from "../../commands/load.ts";
import type { Shell } from "../../commands/shell.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import { booleanOf, textOf } from "../body.ts";
import { invalid, RestError } from "../errors.ts";
import { flag, list, modifier, never, only, type QueryKind, text, variablesFilter, withoutNotLike } from "../filters.ts";
import { noContent, ok, type Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { array, boolean, input, nullable, string } from "../schema.ts";
import { activityInstanceSchema, activityInstanceTree } from "./activity-instance-tree.ts";
import { processInstanceView } from "./process-instance-view.ts";
import { readModifications } from "./start-instructions.ts";
import { variableRoutes } from "./variables.ts";

const openIncident = "exists (select from incident i where i.instance_id = t.id and i.ended_at is null";

/** Running process instances, as they can be asked for. */
export const processInstanceKind: QueryKind = {
  from: "(select * from process_instance where ended_at is null) t join process_definition d on d.id = t.definition_id",
  ...{ select: "t.*", order: "t.seq", orQueries: true },
  filters: {
    ...{ processInstanceIds: list("t.id = any(?)"), businessKey: text("t.business_key = ?") },
    ...{ businessKeyLike: text("t.business_key like ?"), processDefinitionId: text("t.definition_id = ?") },
    ...{ processDefinitionKey: text("d.key = ?"), processDefinitionKeyIn: list("d.key = any(?)") },
    processDefinitionKeyNotIn: list("d.key <> all(?)"),
    ...{ deploymentId: text("d.deployment_id = ?"), superProcessInstance: text("t.super_id = ?") },
    subProcessInstance: text("t.id = (select super_id from process_instance where id = ?)"),
    ...{ caseInstanceId: never(), superCaseInstance: never(), subCaseInstance: never() },
    ...{ active: flag("not t.suspended"), suspended: flag("t.suspended"), withIncident: flag(`${openIncident})`) },
    ...{ incidentId: text(`${openIncident} and i.id = ?)`), incidentType: text(`${openIncident} and i.type = ?)`) },
    ...{
      incidentMessage: text(`${openIncident} and i.message = ?)`),
      incidentMessageLike: text(`${openIncident} and i.message like ?)`),
    },
    ...{ tenantIdIn: never("list"), withoutTenantId: flag("true"), rootProcessInstances: flag("t.super_id is null") },
    leafProcessInstances: flag("not exists (select from process_instance s where s.super_id = t.id and s.ended_at is null)"),
    activityIdIn: list(
      "exists (select from activity_instance a where a.instance_id = t.id and a.ended_at is null and a.activity_id = any(?))",
    ),
    ...{ rootProcessInstanceId: text("t.root_id = ?"), processDefinitionWithoutTenantId: flag("true") },
    variables: only(
      withoutNotLike,
      variablesFilter("v.instance_id = t.id and v.execution_id = t.id and v.task_id is null", {
        ...{ names: "variableNamesIgnoreCase", values: "variableValuesIgnoreCase" },
      }),
    ),
    ...{ variableNamesIgnoreCase: modifier, variableValuesIgnoreCase: modifier },
  },
  sorts: {
    ...{ instanceId: "t.id", definitionKey: "d.key", definitionId: "t.definition_id", tenantId: "null::text" },
    businessKey: "t.business_key",
  },
};

function noInstance(id: string): RestError {
  return invalid(`Process instance with id ${id} does not exist`, 404);
}

/** Running process instances. */
export function processInstanceRoutes(shell: Shell): Route[] {
  return [
    ...listRoutes({
      ...{
        shell,
        path: "/process-instance",
        what: "running process instances",
        kind: processInstanceKind,
        schema: processInstanceView.schema,
      },
      present: (rows) => rows.map(processInstanceView.read),
    }),
    {
      ...{ method: "GET", path: "/process-instance/{id}", summary: "A running process instance." },
      replies: { 200: processInstanceView.schema },
      async handle({ params }) {
        const [row] = await shell.database.run(
          "running instance",
          "select * from process_instance where id = $1 and ended_at is null",
          [params.id],
        );
        if (row === undefined) throw noInstance(params.id!);
        return ok(processInstanceView.read(row));
      },
    },
    {
      ...{ method: "DELETE", path: "/process-instance/{id}", summary: "Ends a process instance." },
      query: {
        ...{ skipCustomListeners: boolean, skipIoMappings: boolean, skipSubprocesses: boolean, failIfNotExists: boolean },
      },
      replies: { 204: null },
      async handle({ params, query, userId }) {
        const asked = (name: string) => query.get(name) === "true";
        const options = { skipIoMappings: asked("skipIoMappings"), skipCustomListeners: asked("skipCustomListeners") };
        try {
          await deleteInstance(shell, userId, { id: params.id!, deleteReason: null, ...options });
        } catch (error) {
          if (!(error instanceof EngineException && error.type === "BadUserRequestException")) throw error;
          if (query.get("failIfNotExists") !== "false")
            throw new RestError(404, "InvalidRequestException", error.message, error.code);
        }
        return noContent;
      },
    },
    {
      ...{
        method: "GET",
        path: "/process-instance/{id}/activity-instances",
        summary: "What is going on in an instance, as a tree.",
      },
      replies: { 200: activityInstanceSchema },
      async handle({ params }) {
        const row = await loadInstance(shell, params.id!);
        if (row === undefined) throw noInstance(params.id!);
        return ok(await activityInstanceTree(shell, treeOf(row).state, params.id!));
      },
    },
    {
      ...{ method: "POST", path: "/process-instance/{id}/modification", summary: "Cancels activities and begins others." },
      body: input({
        instructions: array({ type: "object" }),
        skipCustomListeners: boolean,
        skipIoMappings: boolean,
        annotation: nullable(string),
      }),
      replies: { 204: null },
      async handle(request) {
        const body = await request.body();
        const instructions = readModifications(body.instructions);
        if (instructions.length === 0) return noContent;
        const [skipIoMappings, skipCustomListeners] = [booleanOf(body, "skipIoMappings"), booleanOf(body, "skipCustomListeners")];
        const id = request.params.id!;
        const annotation = textOf(body, "annotation");
        await modifyInstance(shell, request.userId, { id, instructions, skipIoMappings, skipCustomListeners, annotation });
        return noContent;
      },
    },
    ...variableRoutes(shell, {
      ...{ path: "/process-instance/{id}/variables", noun: "process instance", plural: "process instance", local: false },
      scope: (executionId) => ({ executionId }),
    }),
  ];
}

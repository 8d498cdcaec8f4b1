import { forgetVariable, forgetVariables } from "../../commands/forget-variables.ts";
import type { Shell } from "../../commands/shell.ts";
import { variableCondition } from "../../commands/variable-condition.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import type { Row } from "../../persistence/database.ts";
import { typedValue } from "../../persistence/values.ts";
import { binaryValue } from "../content.ts";
import { invalid, RestError } from "../errors.ts";
import { custom, date, flag, list, modifier, never, type QueryKind, text, textIgnoringCase } from "../filters.ts";
import { noContent, ok, type Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { readValue } from "../read-value.ts";
import { boolean, string } from "../schema.ts";
import * as view from "../view.ts";
import { listed, wantsDeserialized } from "./variable-instance.ts";

const join = "left join process_instance p on p.id = t.instance_id left join process_instance r on r.id = t.root_id";
const place = {
  ...{ processDefinitionKey: view.text("definition_key"), processDefinitionId: view.text("definition_id") },
  processInstanceId: view.text("instance_id"),
};
const cases = {
  caseDefinitionKey: view.none,
  caseDefinitionId: view.none,
  caseInstanceId: view.none,
  caseExecutionId: view.none,
};

const historicVariableView = view.view({
  ...{ ...view.valueFields, id: view.text("id"), name: view.text("name"), ...place, executionId: view.text("execution_id") },
  ...{ activityInstanceId: view.text("activity_instance_id"), ...cases, taskId: view.text("task_id"), errorMessage: view.none },
  ...{ tenantId: view.none, state: view.computed(string, (row) => (row.deleted ? "DELETED" : "CREATED")) },
  ...{ createTime: view.time("created_at"), removalTime: view.time("removal_at"), rootProcessInstanceId: view.text("root_id") },
});

const variables: QueryKind = {
  // Those that were deleted while the instance ran are left out, as in Camunda.
  from: `(select * from variable where not forgotten) t ${join}`,
  unless: { parameter: "includeDeleted", sql: "not t.deleted" },
  ...{ select: "t.*, p.definition_id, p.definition_key, r.removal_at", order: "t.seq" },
  filters: {
    ...{
      variableName: textIgnoringCase("t.name", "=", "variableNamesIgnoreCase"),
      variableNameLike: textIgnoringCase("t.name", "like", "variableNamesIgnoreCase"),
      includeDeleted: modifier,
      ...{ variableNamesIgnoreCase: modifier, variableValuesIgnoreCase: modifier, caseActivityIdIn: never("list") },
      variableValue: custom("value", (value, all) => {
        if (all.variableName === undefined)
          throw invalid(
            "Only a single variable value parameter specified: variable name and value are required to be able to query after a specific variable value.",
          );
        const ignoreValueCase = all.variableValuesIgnoreCase === true;
        const ignoreNameCase = all.variableNamesIgnoreCase === true;
        const options = { ignoreValueCase, ignoreNameCase, past: true };
        const condition = variableCondition(String(all.variableName), "eq", readValue({ value }), options);
        return { ...condition, sql: condition.sql.replaceAll("v.", "t.") };
      }),
      variableTypeIn: list("lower(t.type) = any(select lower(x) from unnest(?::text[]) x)"),
    },
    ...{ processInstanceId: text("t.instance_id = ?"), processInstanceIdIn: list("t.instance_id = any(?)") },
    ...{ processDefinitionId: text("p.definition_id = ?"), processDefinitionKey: text("p.definition_key = ?") },
    ...{ executionIdIn: list("t.execution_id = any(?)"), caseInstanceId: never(), caseExecutionIdIn: never("list") },
    ...{ taskIdIn: list("t.task_id = any(?)"), activityInstanceIdIn: list("t.activity_instance_id = any(?)") },
    ...{ tenantIdIn: never("list"), withoutTenantId: flag("true"), variableNameIn: list("t.name = any(?)") },
  },
  sorts: { instanceId: "t.instance_id", variableName: "t.name", tenantId: "null::text" },
};

/** Variables of running and past instances. */
export function historicVariableRoutes(shell: Shell): Route[] {
  const find = async (id: string) => {
    const [row] = await shell.database.query(`select ${variables.select} from ${variables.from} where t.id = $1`, [id]);
    if (row === undefined) throw invalid(`Historic variable instance with Id '${id}' does not exist.`, 404);
    return row;
  };
  return [
    ...listRoutes({
      ...{ shell, path: "/history/variable-instance", what: "variables, also of past instances", kind: variables },
      ...{ schema: historicVariableView.schema, query: { deserializeValues: boolean } },
      present: (rows, query) => rows.map((row) => historicVariableView.read(listed(row, query))),
    }),
    {
      ...{
        method: "GET",
        path: "/history/variable-instance/{id}",
        summary: "One variable.",
        query: { deserializeValues: boolean },
      },
      replies: { 200: historicVariableView.schema },
      handle: async ({ params, query }) =>
        ok(historicVariableView.read({ ...(await find(params.id!)), deserialize: wantsDeserialized(Object.fromEntries(query)) })),
    },
    {
      ...{ method: "GET", path: "/history/variable-instance/{id}/data", summary: "The content of a File or Bytes variable." },
      replies: { 200: "application/octet-stream" },
      async handle({ params }) {
        const row = await find(params.id!);
        return binaryValue(typedValue(row), params.id!);
      },
    },
    {
      ...{ method: "DELETE", path: "/history/variable-instance/{id}", summary: "Forgets a variable and its changes." },
      replies: { 204: null },
      async handle({ params, userId }) {
        try {
          await forgetVariable(shell, userId, params.id!);
        } catch (error) {
          throw error instanceof EngineException ? new RestError(404, "InvalidRequestException", error.message, 0) : error;
        }
        return noContent;
      },
    },
    {
      ...{ method: "DELETE", path: "/history/process-instance/{id}/variable-instances", replies: { 204: null } },
      summary: "Forgets the variables of a process instance and their changes.",
      async handle({ params, userId }) {
        const isKnown = await forgetVariables(shell, userId, params.id!);
        if (!isKnown) throw invalid(`No historic process instance found with id: ${params.id}: instance is null`, 404);
        return noContent;
      },
    },
  ];
}

const detailView = view.view({
  ...{ type: view.constant("variableUpdate", string), id: view.text("id"), ...place },
  ...{ activityInstanceId: view.text("activity_instance_id"), executionId: view.text("execution_id"), ...cases },
  ...{ taskId: view.text("task_id"), tenantId: view.none, userOperationId: view.none, time: view.time("time") },
  ...{ removalTime: view.time("removal_at"), rootProcessInstanceId: view.text("root_id"), variableName: view.text("name") },
  ...{ variableInstanceId: view.text("variable_id"), variableType: view.text("type") },
  ...{ value: view.valueFields.value, valueInfo: view.valueFields.valueInfo, initial: view.flag("initial") },
  ...{ revision: view.number("revision"), errorMessage: view.none },
});

const details: QueryKind = {
  from: `(select u.*, row_number() over (partition by variable_id order by seq) - 1 as revision from variable_update u) t ${join}`,
  ...{ select: "t.*, p.definition_id, p.definition_key, r.removal_at", order: "t.seq" },
  filters: {
    ...{ processInstanceId: text("t.instance_id = ?"), processInstanceIdIn: list("t.instance_id = any(?)") },
    ...{ executionId: text("t.execution_id = ?"), activityInstanceId: text("t.activity_instance_id = ?") },
    ...{ variableInstanceId: text("t.variable_id = ?"), taskId: text("t.task_id = ?"), initial: flag("t.initial") },
    ...{
      variableTypeIn: list("lower(t.type) = any(select lower(x) from unnest(?::text[]) x)"),
      variableUpdates: flag("true"),
      formFields: flag("false"),
    },
    ...{ variableNameLike: text("t.name like ?"), excludeTaskDetails: flag("t.task_id is null") },
    ...{ occurredBefore: date("t.time < ?"), occurredAfter: date("t.time >= ?"), caseInstanceId: never() },
    ...{ caseExecutionId: never(), userOperationId: never(), tenantIdIn: never("list"), withoutTenantId: flag("true") },
  },
  sorts: {
    ...{ processInstanceId: "t.instance_id", variableName: "t.name", variableType: "t.type", variableRevision: "t.revision" },
    ...{ time: "t.time", occurrence: "t.seq", tenantId: "null::text" },
  },
};

/** Each change of a variable. */
export function historicDetailRoutes(shell: Shell): Route[] {
  const one = "/history/detail/{id}";
  const find = async (id: string) => {
    const [row] = await shell.database.query(`select ${details.select} from ${details.from} where t.id = $1`, [id]);
    if (row === undefined) throw invalid(`Historic detail with Id '${id}' does not exist.`, 404);
    return row;
  };
  return [
    ...listRoutes({
      ...{ shell, path: "/history/detail", what: "changes of variables", kind: details, schema: detailView.schema },
      countOnlyGet: true,
      query: { deserializeValues: boolean },
      present: (rows: Row[], query) => rows.map((row) => detailView.read(listed(row, query))),
    }),
    {
      ...{ method: "GET", path: one, summary: "One change.", query: { deserializeValue: boolean } },
      replies: { 200: detailView.schema },
      async handle({ params, query }) {
        const deserialize = query.get("deserializeValue") !== "false";
        return ok(detailView.read({ ...(await find(params.id!)), deserialize }));
      },
    },
    {
      ...{ method: "GET", path: `${one}/data`, summary: "The content of a File or Bytes variable." },
      replies: { 200: "application/octet-stream" },
      handle: async ({ params }) => binaryValue(typedValue(await find(params.id!)), params.id!),
    },
  ];
}

import type { Shell } from "../../commands/shell.ts";
import type { Row } from "../../persistence/database.ts";
import { typedValue } from "../../persistence/values.ts";
import { attachment } from "../content.ts";
import { invalid } from "../errors.ts";
import { date, flag, list, never, type QueryKind, text } from "../filters.ts";
import { ok, type Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { boolean, string } from "../schema.ts";
import * as view from "../view.ts";
import { wantsDeserialized } from "./variable-instance.ts";

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
  ...{ tenantId: view.none, state: view.constant("CREATED", string) },
  ...{ createTime: view.time("created_at"), removalTime: view.time("removal_at"), rootProcessInstanceId: view.text("root_id") },
});

const variables: QueryKind = {
  // Those that were deleted while the instance ran are left out, as in Camunda.
  from: `(select * from variable where not deleted) t ${join}`,
  ...{ select: "t.*, p.definition_id, p.definition_key, r.removal_at", order: "t.seq" },
  filters: {
    ...{
      variableName: text("t.name = ?"),
      variableNameLike: text("t.name like ?"),
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
    if (row === undefined) throw invalid(`Variable instance with Id '${id}' does not exist.`, 404);
    return row;
  };
  return [
    ...listRoutes({
      ...{ shell, path: "/history/variable-instance", what: "variables, also of past instances", kind: variables },
      ...{ schema: historicVariableView.schema, query: { deserializeValues: boolean } },
      present: (rows, query) => rows.map((row) => historicVariableView.read({ ...row, deserialize: wantsDeserialized(query) })),
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
        ok(historicVariableView.read({ ...(await find(params.id!)), deserialize: wantsDeserialized(query) })),
    },
    {
      ...{ method: "GET", path: "/history/variable-instance/{id}/data", summary: "The content of a File or Bytes variable." },
      replies: { 200: "application/octet-stream" },
      async handle({ params }) {
        const row = await find(params.id!);
        if (row.type !== "File" && row.type !== "Bytes")
          throw invalid(`Value of variable with id ${params.id} is not a binary value.`);
        const { value, valueInfo } = typedValue(row);
        const content = Buffer.from((value as string | null) ?? "", "base64");
        return attachment(
          content,
          String(valueInfo?.filename ?? "data"),
          String(valueInfo?.mimeType ?? "application/octet-stream"),
        );
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
    ...{ variableTypeIn: list("t.type = any(?)"), variableUpdates: flag("true"), formFields: flag("false") },
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
  return listRoutes({
    ...{ shell, path: "/history/detail", what: "changes of variables", kind: details, schema: detailView.schema },
    countOnlyGet: true,
    query: { deserializeValues: boolean },
    present: (rows: Row[], query) => rows.map((row) => detailView.read({ ...row, deserialize: wantsDeserialized(query) })),
  });
}

import type { Shell } from "../../commands/shell.ts";
import type { Row } from "../../persistence/database.ts";
import { typedValue } from "../../persistence/values.ts";
import { binaryValue } from "../content.ts";
import { invalid } from "../errors.ts";
import { list, modifier, never, type QueryKind, text, variablesFilter } from "../filters.ts";
import { ok, type Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { boolean } from "../schema.ts";
import * as view from "../view.ts";

const variableInstanceView = view.view({
  ...{ ...view.valueFields, id: view.text("id"), name: view.text("name"), processDefinitionId: view.text("definition_id") },
  ...{ processInstanceId: view.text("instance_id"), executionId: view.text("execution_id"), caseInstanceId: view.none },
  ...{ caseExecutionId: view.none, taskId: view.text("task_id"), batchId: view.none },
  ...{ activityInstanceId: view.text("scope_instance_id"), errorMessage: view.none, tenantId: view.none },
});

/**
 * The activity instance that a variable shows: of the container that keeps it in its execution, else of the activity
 * that its execution is in; nothing while that execution waits to enter one.
 */
const open = `from activity_instance a where a.instance_id = v.instance_id and a.execution_id = v.execution_id and a.ended_at is null`;
const scopeInstance = `case when v.task_id is not null or v.execution_id = v.instance_id then v.activity_instance_id else coalesce(
  (select a.id ${open} and a.type in ('subProcess', 'transaction', 'multiInstanceBody') limit 1),
  (select a.id ${open} order by a.seq desc limit 1),
  case when not exists (select from job j where j.execution_id = v.execution_id and j.kind = 'async-before')
    then v.activity_instance_id end) end`;

const kind: QueryKind = {
  from: `(select v.*, ${scopeInstance} as scope_instance_id from variable v where live) t join process_instance p on p.id = t.instance_id`,
  ...{ select: "t.*, p.definition_id", order: "t.seq" },
  filters: {
    ...{ variableNamesIgnoreCase: modifier, variableValuesIgnoreCase: modifier },
    ...{ variableName: text("t.name = ?"), variableNameLike: text("t.name like ?") },
    variableValues: variablesFilter("v.id = t.id", {
      ...{ names: "variableNamesIgnoreCase", values: "variableValuesIgnoreCase" },
    }),
    ...{ taskIdIn: list("t.task_id = any(?)") },
    ...{ processInstanceIdIn: list("t.instance_id = any(?)"), executionIdIn: list("t.execution_id = any(?)") },
    ...{ caseInstanceIdIn: never("list"), caseExecutionIdIn: never("list"), tenantIdIn: never("list"), batchIdIn: never("list") },
    ...{
      activityInstanceIdIn: list("t.scope_instance_id = any(?)"),
      variableScopeIdIn: list("coalesce(t.task_id, t.execution_id) = any(?)"),
    },
  },
  sorts: {
    ...{ variableName: "t.name", variableType: "t.type", activityInstanceId: "t.scope_instance_id", tenantId: "null::text" },
  },
};

/** Whether the request wants Json and Object values as objects: yes, unless it says no. */
export function wantsDeserialized({ deserializeValues }: Record<string, unknown>): boolean {
  return deserializeValues !== "false";
}

/** A variable as lists show it: without the content of Bytes. */
export function listed(row: Row, query: Record<string, unknown>): Row {
  return { ...row, deserialize: wantsDeserialized(query), ...(row.type === "Bytes" ? { text_value: null } : {}) };
}

/** Variables of running instances, whatever their scope. */
export function variableInstanceRoutes(shell: Shell): Route[] {
  const find = async (id: string): Promise<Row> => {
    const [row] = await shell.database.query(`select ${kind.select} from ${kind.from} where t.id = $1`, [id]);
    if (row === undefined) throw invalid(`Variable instance with Id '${id}' does not exist.`, 404);
    return row;
  };
  return [
    ...listRoutes({
      ...{ shell, path: "/variable-instance", what: "variables", kind, schema: variableInstanceView.schema },
      present: (rows, query) => rows.map((row) => variableInstanceView.read(listed(row, query))),
      query: { deserializeValues: boolean },
    }),
    {
      ...{ method: "GET", path: "/variable-instance/{id}", summary: "One variable.", query: { deserializeValue: boolean } },
      replies: { 200: variableInstanceView.schema },
      async handle({ params, query }) {
        const deserialize = query.get("deserializeValue") !== "false";
        return ok(variableInstanceView.read({ ...(await find(params.id!)), deserialize }));
      },
    },
    {
      ...{ method: "GET", path: "/variable-instance/{id}/data", summary: "The content of a File or Bytes variable." },
      replies: { 200: "application/octet-stream" },
      handle: async ({ params }) => binaryValue(typedValue(await find(params.id!)), params.id!),
    },
  ];
}

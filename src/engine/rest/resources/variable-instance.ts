import type { Shell } from "../../commands/shell.ts";
import type { Row } from "../../persistence/database.ts";
import { invalid } from "../errors.ts";
import { list, never, type QueryKind, text } from "../filters.ts";
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

/** A container keeps its variables in its own execution: they belong to its activity instance, though set before that began. */
const scopeInstance = `coalesce((select a.id from activity_instance a
  where a.instance_id = v.instance_id and a.execution_id = v.execution_id and a.ended_at is null and v.task_id is null
    and a.type in ('subProcess', 'multiInstanceBody') limit 1), v.activity_instance_id)`;

const kind: QueryKind = {
  from: `(select v.*, ${scopeInstance} as scope_instance_id from variable v where live) t join process_instance p on p.id = t.instance_id`,
  ...{ select: "t.*, p.definition_id", order: "t.seq" },
  filters: {
    ...{ variableName: text("t.name = ?"), variableNameLike: text("t.name like ?"), taskIdIn: list("t.task_id = any(?)") },
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
export function wantsDeserialized(query: URLSearchParams): boolean {
  return query.get("deserializeValues") !== "false";
}

/** Variables of running instances, whatever their scope. */
export function variableInstanceRoutes(shell: Shell): Route[] {
  return [
    ...listRoutes({
      ...{ shell, path: "/variable-instance", what: "variables", kind, schema: variableInstanceView.schema },
      present: (rows, query) => rows.map((row) => variableInstanceView.read({ ...row, deserialize: wantsDeserialized(query) })),
      query: { deserializeValues: boolean },
    }),
    {
      ...{ method: "GET", path: "/variable-instance/{id}", summary: "One variable.", query: { deserializeValue: boolean } },
      replies: { 200: variableInstanceView.schema },
      async handle({ params, query }) {
        const [row] = await shell.database.query(`select ${kind.select} from ${kind.from} where t.id = $1`, [params.id]);
        if (row === undefined) throw invalid(`Variable instance with Id '${params.id}' does not exist.`, 404);
        const deserialize = query.get("deserializeValue") !== "false";
        return ok(variableInstanceView.read({ ...(row as Row), deserialize }));
      },
    },
  ];
}

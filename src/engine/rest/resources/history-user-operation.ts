import type { Shell } from "../../commands/shell.ts";
import { date, list, never, type QueryKind, text } from "../filters.ts";
import type { Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import * as view from "../view.ts";
import { belonging } from "./history-belonging.ts";

const userOperationView = view.view({
  ...{ id: view.text("id"), deploymentId: view.text("deployment_id"), processDefinitionId: view.text("definition_id") },
  ...{ processDefinitionKey: view.text("definition_key"), processInstanceId: view.text("instance_id") },
  ...{
    executionId: view.text("execution_id"),
    caseDefinitionId: view.none,
    caseInstanceId: view.none,
    caseExecutionId: view.none,
  },
  ...{ taskId: view.text("task_id"), jobId: view.text("job_id"), jobDefinitionId: view.text("job_definition_id") },
  batchId: view.text("batch_id"),
  ...{ userId: view.text("user_id"), timestamp: view.time("time"), operationId: view.text("operation_id") },
  ...{
    externalTaskId: view.text("external_task_id"),
    operationType: view.text("operation_type"),
    entityType: view.text("entity_type"),
  },
  ...{ property: view.text("property"), orgValue: view.text("org_value"), newValue: view.text("new_value"), ...belonging },
  ...{ category: view.text("category"), annotation: view.text("annotation") },
});

const userOperations: QueryKind = {
  from: "user_operation t left join process_instance r on r.id = t.root_id",
  ...{ select: "t.*, coalesce(t.removal_at, r.removal_at) as removal_at", order: "t.seq" },
  filters: {
    ...{ deploymentId: text("t.deployment_id = ?"), processDefinitionId: text("t.definition_id = ?") },
    ...{ processDefinitionKey: text("t.definition_key = ?"), processInstanceId: text("t.instance_id = ?") },
    ...{ executionId: text("t.execution_id = ?"), taskId: text("t.task_id = ?"), externalTaskId: text("t.external_task_id = ?") },
    ...{ jobDefinitionId: text("t.job_definition_id = ?"), batchId: text("t.batch_id = ?") },
    ...{ caseDefinitionId: never(), caseInstanceId: never(), caseExecutionId: never() },
    ...{ jobId: text("t.job_id = ?"), userId: text("t.user_id = ?"), operationId: text("t.operation_id = ?") },
    ...{
      operationType: text("t.operation_type = ?"),
      entityType: text("t.entity_type = ?"),
      entityTypeIn: list("t.entity_type = any(?)"),
    },
    ...{ category: text("t.category = ?"), categoryIn: list("t.category = any(?)"), property: text("t.property = ?") },
    ...{ afterTimestamp: date("t.time > ?"), beforeTimestamp: date("t.time < ?") },
  },
  sorts: { timestamp: "t.seq" },
};

/** What people did. */
export function userOperationRoutes(shell: Shell): Route[] {
  return [
    ...listRoutes({
      ...{ shell, path: "/history/user-operation", what: "what people did", kind: userOperations, onlyGet: true },
      ...{ schema: userOperationView.schema, present: (rows) => rows.map(userOperationView.read) },
    }),
  ];
}

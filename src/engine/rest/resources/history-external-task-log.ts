import type { Shell } from "../../commands/shell.ts";
import { flag, list, never, type QueryKind, text } from "../filters.ts";
import type { Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import * as view from "../view.ts";
import { instanceJoin, kindFlag, logs, priorities } from "./history-belonging.ts";
import { failureText, oneById } from "./history-lookup.ts";

const externalTaskLogView = view.view({
  ...{ id: view.text("id"), timestamp: view.time("time"), removalTime: view.time("removal_at") },
  ...{ externalTaskId: view.text("external_task_id"), topicName: view.text("topic"), workerId: view.text("worker_id") },
  ...{ priority: view.number("priority"), retries: view.number("retries"), errorMessage: view.text("error_message") },
  ...{ activityId: view.text("activity_id"), activityInstanceId: view.text("activity_instance_id") },
  ...{ executionId: view.text("execution_id"), processInstanceId: view.text("instance_id") },
  ...{ processDefinitionId: view.text("definition_id"), processDefinitionKey: view.text("definition_key"), tenantId: view.none },
  ...{ rootProcessInstanceId: view.text("root_id"), creationLog: kindFlag("creation"), failureLog: kindFlag("failure") },
  ...{ successLog: kindFlag("success"), deletionLog: kindFlag("deletion") },
});

const externalTaskLogs: QueryKind = {
  from: `external_task_log t ${instanceJoin}`,
  ...{ select: "t.*, p.definition_id, p.definition_key, r.removal_at", order: "t.seq" },
  filters: {
    ...{ logId: text("t.id = ?"), externalTaskId: text("t.external_task_id = ?"), topicName: text("t.topic = ?") },
    ...{
      workerId: text("t.worker_id = ?"),
      errorMessage: text("t.error_message = ?"),
      activityIdIn: list("t.activity_id = any(?)"),
    },
    ...{ activityInstanceIdIn: list("t.activity_instance_id = any(?)"), executionIdIn: list("t.execution_id = any(?)") },
    ...{ processInstanceId: text("t.instance_id = ?"), processDefinitionId: text("p.definition_id = ?") },
    ...{
      processDefinitionKey: text("p.definition_key = ?"),
      tenantIdIn: never("list"),
      withoutTenantId: flag("true"),
      ...logs,
      ...priorities,
    },
  },
  sorts: {
    ...{ timestamp: "t.seq", externalTaskId: "t.external_task_id", topicName: "t.topic", workerId: "t.worker_id" },
    ...{
      retries: "t.retries",
      priority: "t.priority",
      activityId: "t.activity_id",
      activityInstanceId: "t.activity_instance_id",
    },
    ...{ executionId: "t.execution_id", processInstanceId: "t.instance_id", processDefinitionId: "p.definition_id" },
    ...{ processDefinitionKey: "p.definition_key", tenantId: "null::text" },
  },
};

/** What happened to external tasks. */
export function historicExternalTaskLogRoutes(shell: Shell): Route[] {
  return [
    ...listRoutes({
      ...{ shell, path: "/history/external-task-log", what: "what happened to external tasks", kind: externalTaskLogs },
      ...{ schema: externalTaskLogView.schema, present: (rows) => rows.map(externalTaskLogView.read) },
    }),
    oneById(shell, "/history/external-task-log/{id}", "Historic external task log", externalTaskLogView, externalTaskLogs),
    failureText(
      shell,
      "/history/external-task-log/{id}/error-details",
      { table: "external_task_log", column: "error_details" },
      (id) => `No historic external task log found with id ${id}: historicExternalTaskLog is null`,
    ),
  ];
}

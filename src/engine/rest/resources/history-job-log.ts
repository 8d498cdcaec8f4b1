import type { Shell } from "../../commands/shell.ts";
import { flag, integerFilter, list, never, type QueryKind, text } from "../filters.ts";
import type { Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { nullable, string } from "../schema.ts";
import * as view from "../view.ts";
import { kindFlag, logs } from "./history-belonging.ts";
import { failureText, oneById } from "./history-lookup.ts";

const jobHandlers: Record<string, string> = {
  ...{ timer: "timer-transition", "start-timer": "timer-start-event", "async-before": "async-continuation" },
  ...{ "async-after": "async-continuation", "task-listener": "timer-task-listener", "start-event": "event" },
};

const jobLogView = view.view({
  ...{ id: view.text("id"), timestamp: view.time("time"), removalTime: view.time("removal_at"), jobId: view.text("job_id") },
  ...{ jobDueDate: view.time("due_at"), jobRetries: view.number("retries"), jobPriority: view.number("priority") },
  ...{ jobExceptionMessage: view.text("exception_message"), jobDefinitionId: view.text("job_definition_id") },
  jobDefinitionType: view.computed(string, (row) => row.job_type ?? jobHandlers[row.job_kind] ?? row.job_kind),
  jobDefinitionConfiguration: view.computed(nullable(string), (row) => row.configuration ?? row.batch_id),
  ...{ activityId: view.text("activity_id"), failedActivityId: view.text("failed_activity_id") },
  ...{ executionId: view.text("execution_id"), processInstanceId: view.text("instance_id") },
  ...{ processDefinitionId: view.text("definition_id"), processDefinitionKey: view.text("definition_key") },
  ...{ deploymentId: view.text("deployment_id"), tenantId: view.none, hostname: view.none },
  ...{ rootProcessInstanceId: view.text("root_id"), batchId: view.text("batch_id"), creationLog: kindFlag("creation") },
  ...{ failureLog: kindFlag("failure"), successLog: kindFlag("success"), deletionLog: kindFlag("deletion") },
});

const jobLogs: QueryKind = {
  from: `job_log t left join process_instance r on r.id = t.root_id left join process_definition d on d.id = t.definition_id
         left join job_definition jd on jd.id = t.job_definition_id`,
  ...{ select: "t.*, r.removal_at, d.deployment_id, jd.job_type, jd.configuration", order: "t.seq" },
  filters: {
    ...{ logId: text("t.id = ?"), jobId: text("t.job_id = ?"), jobExceptionMessage: text("t.exception_message = ?") },
    ...{ jobDefinitionId: text("t.job_definition_id = ?"), activityIdIn: list("t.activity_id = any(?)") },
    ...{ failedActivityIdIn: list("t.failed_activity_id = any(?)"), executionIdIn: list("t.execution_id = any(?)") },
    ...{ processInstanceId: text("t.instance_id = ?"), processDefinitionId: text("t.definition_id = ?") },
    ...{ processDefinitionKey: text("t.definition_key = ?"), deploymentId: text("d.deployment_id = ?") },
    ...{ tenantIdIn: never("list"), withoutTenantId: flag("true"), ...logs },
    ...{ jobDefinitionType: text("coalesce(jd.job_type, t.job_kind) = ?"), hostname: never() },
    jobDefinitionConfiguration: text("coalesce(jd.configuration, t.batch_id) = ?"),
    jobPriorityHigherThanOrEquals: integerFilter("t.priority >= ?"),
    jobPriorityLowerThanOrEquals: integerFilter("t.priority <= ?"),
  },
  sorts: {
    ...{ timestamp: "t.seq", jobId: "t.job_id", jobDueDate: "t.due_at", jobRetries: "t.retries", jobPriority: "t.priority" },
    ...{ jobDefinitionId: "t.job_definition_id", activityId: "t.activity_id", executionId: "t.execution_id" },
    ...{ processInstanceId: "t.instance_id", processDefinitionId: "t.definition_id", processDefinitionKey: "t.definition_key" },
    ...{ deploymentId: "d.deployment_id", occurrence: "t.seq", tenantId: "null::text" },
  },
};

/** What happened to jobs. */
export function historicJobLogRoutes(shell: Shell): Route[] {
  return [
    ...listRoutes({
      ...{ shell, path: "/history/job-log", what: "what happened to jobs", kind: jobLogs },
      ...{ schema: jobLogView.schema, present: (rows) => rows.map(jobLogView.read) },
    }),
    oneById(shell, "/history/job-log/{id}", "Historic job log", jobLogView, jobLogs),
    failureText(
      shell,
      "/history/job-log/{id}/stacktrace",
      { table: "job_log", column: "exception_stack" },
      (id) => `No historic job log found with id ${id}: historicJobLog is null`,
    ),
  ];
}

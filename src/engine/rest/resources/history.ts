import type { Shell } from "../../commands/shell.ts";
import { plainText } from "../content.ts";
import { invalid, type RestError } from "../errors.ts";
import { noContent, ok, type Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { date, flag, integerFilter, list, never, type QueryKind, text } from "../query.ts";
import { boolean, string } from "../schema.ts";
import * as view from "../view.ts";
import { historicProcessInstanceRoutes } from "./history-process-instance.ts";
import { historicTaskRoutes } from "./history-task.ts";
import { historicDetailRoutes, historicVariableRoutes } from "./history-variables.ts";

/** What every row of history says of where it belongs: joined as `p` (its instance) and `r` (the root). */
export const belonging = {
  ...{ removalTime: view.time("removal_at"), rootProcessInstanceId: view.text("root_id") },
};
export const instanceJoin = `left join process_instance p on p.id = t.instance_id left join process_instance r on r.id = t.root_id`;

const activityView = view.view({
  ...{ id: view.text("id"), parentActivityInstanceId: view.text("parent_id"), activityId: view.text("activity_id") },
  ...{ activityName: view.text("name"), activityType: view.text("type"), processDefinitionKey: view.text("definition_key") },
  ...{ processDefinitionId: view.text("definition_id"), processInstanceId: view.text("instance_id") },
  ...{
    executionId: view.text("execution_id"),
    taskId: view.text("task_id"),
    calledProcessInstanceId: view.text("called_instance_id"),
  },
  ...{ calledCaseInstanceId: view.none, assignee: view.text("assignee"), startTime: view.time("started_at") },
  ...{
    endTime: view.time("ended_at"),
    durationInMillis: view.duration("started_at", "ended_at"),
    canceled: view.flag("canceled"),
  },
  ...{ completeScope: view.flag("complete_scope"), tenantId: view.none, ...belonging },
});

const activities: QueryKind = {
  from: `activity_instance t ${instanceJoin} left join task k on k.id = t.task_id`,
  ...{ select: "t.*, p.definition_id, p.definition_key, r.removal_at, k.assignee", order: "t.seq" },
  filters: {
    ...{ activityInstanceId: text("t.id = ?"), processInstanceId: text("t.instance_id = ?") },
    ...{ processDefinitionId: text("p.definition_id = ?"), executionId: text("t.execution_id = ?") },
    ...{ activityId: text("t.activity_id = ?"), activityName: text("t.name = ?"), activityType: text("t.type = ?") },
    ...{
      taskAssignee: text("k.assignee = ?"),
      finished: flag("t.ended_at is not null"),
    },
    ...{ unfinished: flag("t.ended_at is null"), canceled: flag("t.canceled"), completeScope: flag("t.complete_scope") },
    ...{
      startedBefore: date("t.started_at < ?"),
      startedAfter: date("t.started_at > ?"),
      finishedBefore: date("t.ended_at < ?"),
    },
    ...{ finishedAfter: date("t.ended_at > ?"), tenantIdIn: never("list"), withoutTenantId: flag("true") },
  },
  sorts: {
    ...{ activityInstanceId: "t.id", instanceId: "t.instance_id", executionId: "t.execution_id", activityId: "t.activity_id" },
    ...{ activityName: "t.name", activityType: "t.type", startTime: "t.started_at", endTime: "t.ended_at", occurrence: "t.seq" },
    ...{ duration: "(t.ended_at - t.started_at)", definitionId: "p.definition_id", tenantId: "null::text" },
  },
};

const kindFlag = (kind: string) => view.computed(boolean, (row) => row.kind === kind);

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

const logs = {
  ...{ creationLog: flag("t.kind = 'creation'"), failureLog: flag("t.kind = 'failure'"), successLog: flag("t.kind = 'success'") },
  deletionLog: flag("t.kind = 'deletion'"),
};
const priorities = {
  ...{
    priorityHigherThanOrEquals: integerFilter("t.priority >= ?"),
    priorityLowerThanOrEquals: integerFilter("t.priority <= ?"),
  },
};

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

const historicIncidentView = view.view({
  ...{ id: view.text("id"), processDefinitionKey: view.text("definition_key"), processDefinitionId: view.text("definition_id") },
  ...{
    processInstanceId: view.text("instance_id"),
    executionId: view.text("execution_id"),
    rootProcessInstanceId: view.text("root_id"),
  },
  ...{ createTime: view.time("created_at"), endTime: view.time("ended_at"), removalTime: view.time("removal_at") },
  ...{ incidentType: view.text("type"), activityId: view.text("activity_id"), failedActivityId: view.text("failed_activity_id") },
  ...{ causeIncidentId: view.text("cause_id"), rootCauseIncidentId: view.text("root_cause_id") },
  ...{ configuration: view.text("configuration"), historyConfiguration: view.text("history_configuration") },
  ...{ incidentMessage: view.text("message"), tenantId: view.none, jobDefinitionId: view.text("job_definition_id") },
  open: view.computed(boolean, (row) => row.ended_at === null),
  deleted: view.computed(boolean, (row) => row.resolution === "deleted"),
  resolved: view.computed(boolean, (row) => row.resolution === "resolved"),
  annotation: view.text("annotation"),
});

const incidents: QueryKind = {
  from: `incident t ${instanceJoin}`,
  ...{ select: "t.*, p.definition_key, r.removal_at", order: "t.seq" },
  filters: {
    ...{ incidentId: text("t.id = ?"), incidentType: text("t.type = ?"), incidentMessage: text("t.message = ?") },
    ...{ incidentMessageLike: text("t.message like ?"), processDefinitionId: text("t.definition_id = ?") },
    ...{ processDefinitionKey: text("p.definition_key = ?"), processDefinitionKeyIn: list("p.definition_key = any(?)") },
    ...{
      processInstanceId: text("t.instance_id = ?"),
      executionId: text("t.execution_id = ?"),
      activityId: text("t.activity_id = ?"),
    },
    ...{ failedActivityId: text("t.failed_activity_id = ?"), causeIncidentId: text("t.cause_id = ?") },
    ...{ rootCauseIncidentId: text("t.root_cause_id = ?"), configuration: text("t.configuration = ?") },
    ...{ historyConfiguration: text("t.history_configuration = ?"), open: flag("t.ended_at is null") },
    ...{ resolved: flag("t.resolution = 'resolved'"), deleted: flag("t.resolution = 'deleted'") },
    ...{
      createTimeBefore: date("t.created_at < ?"),
      createTimeAfter: date("t.created_at > ?"),
      endTimeBefore: date("t.ended_at < ?"),
    },
    ...{ endTimeAfter: date("t.ended_at > ?"), tenantIdIn: never("list"), withoutTenantId: flag("true") },
    jobDefinitionIdIn: list("t.job_definition_id = any(?)"),
  },
  sorts: {
    ...{
      incidentId: "t.id",
      incidentMessage: "t.message",
      createTime: "t.created_at",
      endTime: "t.ended_at",
      incidentType: "t.type",
    },
    ...{ executionId: "t.execution_id", activityId: "t.activity_id", processInstanceId: "t.instance_id" },
    ...{ processDefinitionId: "t.definition_id", processDefinitionKey: "p.definition_key", causeIncidentId: "t.cause_id" },
    ...{ rootCauseIncidentId: "t.root_cause_id", configuration: "t.configuration", tenantId: "null::text" },
    historyConfiguration: "t.history_configuration",
  },
};

const jobHandlers: Record<string, string> = {
  ...{ timer: "timer-transition", "start-timer": "timer-start-event", "async-before": "async-continuation" },
  "async-after": "async-continuation",
};

const jobLogView = view.view({
  ...{ id: view.text("id"), timestamp: view.time("time"), removalTime: view.time("removal_at"), jobId: view.text("job_id") },
  ...{ jobDueDate: view.time("due_at"), jobRetries: view.number("retries"), jobPriority: view.number("priority") },
  ...{ jobExceptionMessage: view.text("exception_message"), jobDefinitionId: view.text("job_definition_id") },
  jobDefinitionType: view.computed(string, (row) => jobHandlers[row.job_kind] ?? row.job_kind),
  jobDefinitionConfiguration: view.text("job_kind"),
  ...{ activityId: view.text("activity_id"), failedActivityId: view.text("failed_activity_id") },
  ...{ executionId: view.text("execution_id"), processInstanceId: view.text("instance_id") },
  ...{ processDefinitionId: view.text("definition_id"), processDefinitionKey: view.text("definition_key") },
  ...{ deploymentId: view.text("deployment_id"), tenantId: view.none, hostname: view.none },
  ...{ rootProcessInstanceId: view.text("root_id"), batchId: view.none, creationLog: kindFlag("creation") },
  ...{ failureLog: kindFlag("failure"), successLog: kindFlag("success"), deletionLog: kindFlag("deletion") },
});

const jobLogs: QueryKind = {
  from: `job_log t left join process_instance r on r.id = t.root_id left join process_definition d on d.id = t.definition_id`,
  ...{ select: "t.*, r.removal_at, d.deployment_id", order: "t.seq" },
  filters: {
    ...{ logId: text("t.id = ?"), jobId: text("t.job_id = ?"), jobExceptionMessage: text("t.exception_message = ?") },
    ...{ jobDefinitionId: text("t.job_definition_id = ?"), activityIdIn: list("t.activity_id = any(?)") },
    ...{ failedActivityIdIn: list("t.failed_activity_id = any(?)"), executionIdIn: list("t.execution_id = any(?)") },
    ...{ processInstanceId: text("t.instance_id = ?"), processDefinitionId: text("t.definition_id = ?") },
    ...{ processDefinitionKey: text("t.definition_key = ?"), deploymentId: text("d.deployment_id = ?") },
    ...{ tenantIdIn: never("list"), withoutTenantId: flag("true"), ...logs },
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

const userOperationView = view.view({
  ...{ id: view.text("id"), deploymentId: view.text("deployment_id"), processDefinitionId: view.text("definition_id") },
  ...{ processDefinitionKey: view.text("definition_key"), processInstanceId: view.text("instance_id") },
  ...{
    executionId: view.text("execution_id"),
    caseDefinitionId: view.none,
    caseInstanceId: view.none,
    caseExecutionId: view.none,
  },
  ...{ taskId: view.text("task_id"), jobId: view.text("job_id"), jobDefinitionId: view.none, batchId: view.none },
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
  ...{ select: "t.*, r.removal_at", order: "t.seq" },
  filters: {
    ...{ deploymentId: text("t.deployment_id = ?"), processDefinitionId: text("t.definition_id = ?") },
    ...{ processDefinitionKey: text("t.definition_key = ?"), processInstanceId: text("t.instance_id = ?") },
    ...{ executionId: text("t.execution_id = ?"), taskId: text("t.task_id = ?"), externalTaskId: text("t.external_task_id = ?") },
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

/** What happened. */
export function historyRoutes(shell: Shell): Route[] {
  const one = (path: string, what: string, { schema, read }: view.View, kind: QueryKind): Route => ({
    ...{ method: "GET", path, summary: what, replies: { 200: schema } },
    async handle({ params }) {
      const [row] = await shell.database.query(`select ${kind.select} from ${kind.from} where t.id = $1`, [params.id]);
      if (row === undefined) throw invalid(`${what.replace(/\.$/, "")} with id '${params.id}' does not exist`, 404);
      return ok(read(row));
    },
  });
  const listed = (path: string, what: string, { schema, read }: view.View, kind: QueryKind, onlyGet = false) =>
    listRoutes({ shell, path, what, kind, schema, present: (rows) => rows.map(read), onlyGet });
  const details = (path: string, table: string, column: string, missing: (id: string) => RestError): Route => ({
    ...{ method: "GET", path, summary: "What was said of a failure.", replies: { 200: "text/plain", 204: null } },
    async handle({ params }) {
      const [row] = await shell.database.query(`select ${column} as text from ${table} where id = $1`, [params.id]);
      if (row === undefined) throw missing(params.id!);
      return row.text === null ? noContent : plainText(row.text);
    },
  });
  return [
    ...historicProcessInstanceRoutes(shell),
    ...listed("/history/activity-instance", "activity instances", activityView, activities),
    one("/history/activity-instance/{id}", "Historic activity instance.", activityView, activities),
    ...historicTaskRoutes(shell),
    ...historicVariableRoutes(shell),
    ...historicDetailRoutes(shell),
    ...listed("/history/external-task-log", "what happened to external tasks", externalTaskLogView, externalTaskLogs),
    one("/history/external-task-log/{id}", "Historic external task log.", externalTaskLogView, externalTaskLogs),
    details("/history/external-task-log/{id}/error-details", "external_task_log", "error_details", (id) =>
      invalid(`No historic external task log found with id ${id}: historicExternalTaskLog is null`, 404),
    ),
    ...listed("/history/incident", "incidents, open and past", historicIncidentView, incidents, true),
    ...listed("/history/job-log", "what happened to jobs", jobLogView, jobLogs),
    one("/history/job-log/{id}", "Historic job log.", jobLogView, jobLogs),
    details("/history/job-log/{id}/stacktrace", "job_log", "exception_stack", (id) =>
      invalid(`No historic job log found with id ${id}: historicJobLog is null`, 404),
    ),
    ...listed("/history/user-operation", "what people did", userOperationView, userOperations, true),
  ];
}

import type { Shell } from "../../commands/shell.ts";
import { date, flag, list, never, type QueryKind, text } from "../filters.ts";
import type { Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { boolean } from "../schema.ts";
import * as view from "../view.ts";
import { instanceJoin } from "./history-belonging.ts";

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
    incidentState: "(case when t.ended_at is null then 0 when t.resolution = 'resolved' then 1 else 2 end)",
  },
};

/** Incidents, open and past. */
export function historicIncidentRoutes(shell: Shell): Route[] {
  return [
    ...listRoutes({
      ...{ shell, path: "/history/incident", what: "incidents, open and past", kind: incidents, onlyGet: true },
      ...{ schema: historicIncidentView.schema, present: (rows) => rows.map(historicIncidentView.read) },
    }),
  ];
}

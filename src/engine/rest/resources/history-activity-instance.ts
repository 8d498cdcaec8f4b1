import type { Shell } from "../../commands/shell.ts";
import { date, flag, never, type QueryKind, text } from "../filters.ts";
import type { Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import * as view from "../view.ts";
import { belonging, instanceJoin } from "./history-belonging.ts";
import { oneById } from "./history-lookup.ts";

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
  surveys: /t\.(started|ended)_at [<>]/,
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

/** Activity instances, running and past. */
export function historicActivityInstanceRoutes(shell: Shell): Route[] {
  return [
    ...listRoutes({
      ...{ shell, path: "/history/activity-instance", what: "activity instances", kind: activities },
      ...{ schema: activityView.schema, present: (rows) => rows.map(activityView.read) },
    }),
    oneById(shell, "/history/activity-instance/{id}", "Historic activity instance", activityView, activities),
  ];
}

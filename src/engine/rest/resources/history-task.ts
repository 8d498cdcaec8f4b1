import type { Shell } from "../../commands/shell.ts";
import { date, flag, integerFilter, list, modifier, never, type QueryKind, text, variablesFilter } from "../filters.ts";
import type { Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import * as view from "../view.ts";

const historicTaskView = view.view({
  ...{ id: view.text("id"), processDefinitionKey: view.text("definition_key"), processDefinitionId: view.text("definition_id") },
  ...{ processInstanceId: view.text("instance_id"), executionId: view.text("past_execution_id"), caseDefinitionKey: view.none },
  ...{ caseDefinitionId: view.none, caseInstanceId: view.none, caseExecutionId: view.none },
  ...{ activityInstanceId: view.text("activity_instance_id"), name: view.text("name"), description: view.text("description") },
  ...{ deleteReason: view.text("delete_reason"), owner: view.text("owner"), assignee: view.text("assignee") },
  ...{ startTime: view.time("created_at"), endTime: view.time("ended_at"), duration: view.duration("created_at", "ended_at") },
  ...{ taskDefinitionKey: view.text("activity_id"), priority: view.number("priority"), due: view.time("due") },
  ...{ parentTaskId: view.text("parent_task_id"), followUp: view.time("follow_up"), tenantId: view.none },
  ...{ removalTime: view.time("removal_at"), rootProcessInstanceId: view.text("root_id"), taskState: view.text("state") },
});

/** History learns with the next change of a task that it went over to another execution. */
const tasks = `select t.*, case when t.updated_at is null and t.ended_at is null then coalesce(a.execution_id, t.execution_id)
  else t.execution_id end as past_execution_id from task t left join activity_instance a on a.id = t.activity_instance_id`;
const link = "exists (select from identity_link_log l where l.task_id = t.id";
const ignoreCase = { names: "variableNamesIgnoreCase", values: "variableValuesIgnoreCase" };

const kind: QueryKind = {
  from: `(${tasks}) t left join process_instance p on p.id = t.instance_id left join process_instance r on r.id = t.root_id
         left join process_definition d on d.id = t.definition_id`,
  ...{ select: "t.*, p.definition_key, r.removal_at", order: "t.seq", orQueries: true },
  filters: {
    ...{ taskId: text("t.id = ?"), taskParentTaskId: text("t.parent_task_id = ?"), processInstanceId: text("t.instance_id = ?") },
    ...{ rootProcessInstanceId: text("t.root_id = ?"), processInstanceBusinessKey: text("p.business_key = ?") },
    ...{
      processInstanceBusinessKeyIn: list("p.business_key = any(?)"),
      processInstanceBusinessKeyLike: text("p.business_key like ?"),
    },
    ...{ executionId: text("t.past_execution_id = ?"), processDefinitionId: text("t.definition_id = ?") },
    ...{ processDefinitionKey: text("p.definition_key = ?"), processDefinitionName: text("d.name = ?") },
    ...{
      activityInstanceIdIn: list("t.activity_instance_id = any(?)"),
      taskName: text("t.name = ?"),
      taskNameLike: text("t.name like ?"),
    },
    ...{ taskDescription: text("t.description = ?"), taskDescriptionLike: text("t.description like ?") },
    ...{ taskDefinitionKey: text("t.activity_id = ?"), taskDefinitionKeyIn: list("t.activity_id = any(?)") },
    ...{ taskDeleteReason: text("t.delete_reason = ?"), taskDeleteReasonLike: text("t.delete_reason like ?") },
    ...{ taskAssignee: text("t.assignee = ?"), taskAssigneeLike: text("t.assignee like ?"), taskOwner: text("t.owner = ?") },
    ...{ taskOwnerLike: text("t.owner like ?"), taskPriority: integerFilter("t.priority = ?") },
    ...{
      assigned: flag("t.assignee is not null"),
      unassigned: flag("t.assignee is null"),
      finished: flag("t.ended_at is not null"),
    },
    ...{ unfinished: flag("t.ended_at is null"), processFinished: flag("p.ended_at is not null") },
    ...{ processUnfinished: flag("p.ended_at is null"), taskDueDate: date("t.due = ?"), taskDueDateBefore: date("t.due < ?") },
    ...{
      taskDueDateAfter: date("t.due > ?"),
      withoutTaskDueDate: flag("t.due is null"),
      taskFollowUpDate: date("t.follow_up = ?"),
    },
    ...{ taskFollowUpDateBefore: date("t.follow_up < ?"), taskFollowUpDateAfter: date("t.follow_up > ?") },
    ...{
      startedBefore: date("t.created_at < ?"),
      startedAfter: date("t.created_at > ?"),
      finishedBefore: date("t.ended_at < ?"),
    },
    ...{ finishedAfter: date("t.ended_at > ?"), tenantIdIn: never("list"), withoutTenantId: flag("true") },
    ...{ caseDefinitionId: never(), caseInstanceId: never(), caseExecutionId: never() },
    ...{ caseDefinitionKey: never(), caseDefinitionName: never() },
    ...{ taskInvolvedUser: text(`${link} and l.user_id = ?)`), taskInvolvedGroup: text(`${link} and l.group_id = ?)`) },
    taskHadCandidateUser: text(`${link} and l.type = 'candidate' and l.user_id = ?)`),
    taskHadCandidateGroup: text(`${link} and l.type = 'candidate' and l.group_id = ?)`),
    withCandidateGroups: flag(`${link} and l.type = 'candidate' and l.group_id is not null)`),
    withoutCandidateGroups: flag(`not ${link} and l.type = 'candidate' and l.group_id is not null)`),
    ...{ variableNamesIgnoreCase: modifier, variableValuesIgnoreCase: modifier },
    taskVariables: variablesFilter("v.instance_id = t.instance_id and v.task_id = t.id", ignoreCase, { past: true }),
    processVariables: variablesFilter(
      "v.instance_id = t.instance_id and v.execution_id = t.instance_id and v.task_id is null",
      ignoreCase,
      { past: true },
    ),
  },
  sorts: {
    ...{
      taskId: "t.id",
      activityInstanceID: "t.activity_instance_id",
      processDefinitionId: "t.definition_id",
      priority: "t.priority",
    },
    ...{ processInstanceId: "t.instance_id", executionId: "t.execution_id", duration: "(t.ended_at - t.created_at)" },
    ...{ endTime: "t.ended_at", startTime: "t.created_at", taskName: "t.name", taskDescription: "t.description" },
    ...{
      assignee: "t.assignee",
      owner: "t.owner",
      dueDate: "t.due",
      followUpDate: "t.follow_up",
      deleteReason: "t.delete_reason",
    },
    ...{ taskDefinitionKey: "t.activity_id", tenantId: "null::text" },
  },
};

/** Tasks, open and past. */
export function historicTaskRoutes(shell: Shell): Route[] {
  return listRoutes({
    ...{ shell, path: "/history/task", what: "tasks, open and past", kind, schema: historicTaskView.schema },
    present: (rows) => rows.map(historicTaskView.read),
  });
}

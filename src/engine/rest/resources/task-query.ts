import { EngineException } from "../../core/types/exceptions.ts";
import { invalid } from "../errors.ts";
import { custom, date, flag, integerFilter, list, modifier, never, type QueryKind, text, variablesFilter } from "../filters.ts";

const link = (condition: string) =>
  `exists (select from identity_link l where l.task_id = t.id and l.type = 'candidate' and ${condition})`;
const groupsOf = "(select group_id from membership where user_id = ?)";

/** Candidates are asked for tasks that nobody has taken, unless assigned ones are included. */
const candidate = (kind: "text" | "list" | "boolean", sql: string | ((value: unknown) => string)) =>
  custom(kind, (value, all) => {
    const condition = typeof sql === "string" ? sql : sql(value);
    const unassigned = all.includeAssignedTasks === true ? "" : "t.assignee is null and ";
    return { sql: unassigned + condition, values: new Array(condition.split("?").length - 1).fill(value) };
  });

const withLinks = (whenTrue: string) => (value: unknown) => (value ? whenTrue : "true");
const groupLink = link("l.group_id is not null");
const userLink = link("l.user_id is not null");
/** Task queries refuse with exceptions of their own. */
const ofTasks = { exception: "ProcessEngineException", missing: "NullValueException" };
const ignoreCase = { names: "variableNamesIgnoreCase", values: "variableValuesIgnoreCase" };

/** Open tasks, with what a list may be narrowed and sorted by. */
export const taskQuery: QueryKind = {
  from: "(select * from task where ended_at is null) t",
  joins: { p: "process_instance p on p.id = t.instance_id", d: "process_definition d on d.id = t.definition_id" },
  ...{ select: "t.*, d.deployment_id", order: "t.seq", orQueries: true },
  filters: {
    ...{ taskId: text("t.id = ?"), taskIdIn: list("t.id = any(?)"), processInstanceId: text("t.instance_id = ?") },
    ...{ processInstanceIdIn: list("t.instance_id = any(?)"), processInstanceBusinessKey: text("p.business_key = ?") },
    ...{
      processInstanceBusinessKeyIn: list("p.business_key = any(?)"),
      processInstanceBusinessKeyLike: text("p.business_key like ?"),
    },
    ...{ processDefinitionId: text("t.definition_id = ?"), processDefinitionKey: text("d.key = ?") },
    ...{ processDefinitionKeyIn: list("d.key = any(?)"), processDefinitionName: text("d.name = ?") },
    ...{ processDefinitionNameLike: text("d.name like ?"), executionId: text("t.execution_id = ?") },
    ...{ activityInstanceIdIn: list("t.activity_instance_id = any(?)"), assignee: text("t.assignee = ?") },
    ...{ assigneeLike: text("t.assignee like ?"), assigneeIn: list("t.assignee = any(?)") },
    ...{ assigneeNotIn: list("t.assignee <> all(?)"), owner: text("t.owner = ?") },
    candidateGroup: candidate("text", link("l.group_id = ?")),
    candidateGroupLike: candidate("text", link("l.group_id like ?")),
    candidateGroups: candidate("list", link("l.group_id = any(?)")),
    candidateUser: candidate("text", link(`(l.user_id = ? or l.group_id in ${groupsOf})`)),
    ...{ includeAssignedTasks: modifier, withCommentAttachmentInfo: modifier },
    ...{ withTaskVariablesInReturn: modifier, withTaskLocalVariablesInReturn: modifier },
    involvedUser: text(
      "(t.assignee = ? or t.owner = ? or exists (select from identity_link l where l.task_id = t.id and l.user_id = ?))",
    ),
    ...{ assigned: flag("t.assignee is not null"), unassigned: flag("t.assignee is null") },
    ...{ taskDefinitionKey: text("t.activity_id = ?"), taskDefinitionKeyIn: list("t.activity_id = any(?)") },
    ...{ taskDefinitionKeyLike: text("t.activity_id like ?"), taskDefinitionKeyNotIn: list("t.activity_id <> all(?)") },
    ...{ name: text("lower(t.name) = lower(?)"), nameNotEqual: text("lower(t.name) <> lower(?)") },
    ...{ nameLike: text("lower(t.name) like lower(?)"), nameNotLike: text("lower(t.name) not like lower(?)") },
    ...{ description: text("lower(t.description) = lower(?)"), descriptionLike: text("lower(t.description) like lower(?)") },
    ...{ priority: integerFilter("t.priority = ?"), maxPriority: integerFilter("t.priority <= ?") },
    ...{ minPriority: integerFilter("t.priority >= ?"), dueDate: date("t.due = ?"), dueAfter: date("t.due > ?") },
    ...{ dueBefore: date("t.due < ?"), withoutDueDate: flag("t.due is null"), followUpDate: date("t.follow_up = ?") },
    ...{ followUpAfter: date("t.follow_up > ?"), followUpBefore: date("t.follow_up < ?") },
    followUpBeforeOrNotExistent: date("(t.follow_up is null or t.follow_up < ?)"),
    ...{ createdOn: date("t.created_at = ?"), createdAfter: date("t.created_at > ?"), createdBefore: date("t.created_at < ?") },
    updatedAfter: date("coalesce(t.updated_at, t.created_at) > ?"),
    delegationState: custom("text", (value) => {
      const state = String(value).toUpperCase();
      if (state === "PENDING" || state === "RESOLVED") return { sql: "t.delegation_state = ?", values: [state] };
      throw invalid(`Valid values for property 'delegationState' are 'PENDING' or 'RESOLVED', but was '${value}'`);
    }),
    withCandidateGroups: candidate("boolean", withLinks(groupLink)),
    withoutCandidateGroups: candidate("boolean", withLinks(`not ${groupLink}`)),
    withCandidateUsers: candidate("boolean", withLinks(userLink)),
    withoutCandidateUsers: candidate("boolean", withLinks(`not ${userLink}`)),
    ...{ active: flag("not t.suspended"), suspended: flag("t.suspended"), parentTaskId: text("t.parent_task_id = ?") },
    ...{ tenantIdIn: never("list"), withoutTenantId: flag("true") },
    ...{ caseInstanceId: never(), caseInstanceBusinessKey: never(), caseDefinitionId: never(), caseDefinitionKey: never() },
    ...{ caseInstanceBusinessKeyLike: never(), caseDefinitionName: never(), caseDefinitionNameLike: never() },
    caseInstanceVariables: never("variables"),
    ...{ caseExecutionId: never(), variableNamesIgnoreCase: modifier, variableValuesIgnoreCase: modifier },
    taskVariables: variablesFilter("v.instance_id = t.instance_id and v.task_id = t.id", ignoreCase, ofTasks),
    processVariables: variablesFilter(
      "v.instance_id = t.instance_id and v.execution_id = t.instance_id and v.task_id is null",
      ...[ignoreCase, ofTasks],
    ),
  },
  sorts: {
    ...{ instanceId: "t.instance_id", dueDate: "t.due", executionId: "t.execution_id", followUpDate: "t.follow_up" },
    ...{ assignee: "t.assignee", created: "t.created_at", lastUpdated: "coalesce(t.updated_at, t.created_at)" },
    ...{ description: "t.description", id: "t.id", name: "t.name", nameCaseInsensitive: "lower(t.name)" },
    ...{ priority: "t.priority", tenantId: "null::text", caseInstanceId: "null::text", caseExecutionId: "null::text" },
  },
  variableSorts: {
    processVariable: "v.instance_id = t.instance_id and v.execution_id = t.instance_id and v.task_id is null",
    executionVariable: "v.instance_id = t.instance_id and v.execution_id = t.execution_id and v.task_id is null",
    taskVariable: "v.instance_id = t.instance_id and v.task_id = t.id",
    ...{ caseExecutionVariable: "false", caseInstanceVariable: "false" },
  },
};

const candidateFilters = ["candidateUser", "candidateGroup", "candidateGroupLike", "candidateGroups"];
const needed = [
  ...["candidateUser", "candidateGroup", "candidateGroupLike", "candidateGroupIn", "withCandidateGroups"],
  ...["withoutCandidateGroups", "withCandidateUsers", "withoutCandidateUsers"],
];

/** Combinations of filters that Camunda refuses. */
export function checkTaskQuery(parameters: Record<string, unknown>): void {
  const given = (name: string) => parameters[name] !== undefined && parameters[name] !== null;
  const on = (name: string) => parameters[name] === true || parameters[name] === "true";
  if (given("candidateUser") && (given("candidateGroup") || given("candidateGroups")))
    throw new EngineException("Invalid query usage: cannot set both candidateUser and candidateGroup");
  const hasCandidates = candidateFilters.some(given) || needed.slice(4).some(on);
  if (on("includeAssignedTasks") && !hasCandidates)
    throw new EngineException(`Invalid query usage: ${needed.join(", ")} has to be called before 'includeAssignedTasks'.`);
}

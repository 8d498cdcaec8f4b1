/** The bean `task` as expressions see it: what of Camunda's task cannot run code. */
import type { TaskLink } from "../core/types/tasks.ts";
import { addVariables, ENTITY, type Getter, type Methods } from "./bean-variables.ts";
import { beanOfExecution, getterName } from "./beans.ts";
import { toDate, toLong, toText } from "./coerce.ts";
import { EvaluationFault } from "./errors.ts";
import { integer } from "./java-number.ts";
import type { TaskBean } from "./scope.ts";
import { Bean, className, JavaList } from "./values.ts";

const texts = [
  "name",
  "description",
  "assignee",
  "owner",
  "delegationState",
  "parentTaskId",
  "eventName",
  "executionId",
  "deleteReason",
] as const;
const dates = [
  ["dueDate", "due"],
  ["followUpDate", "followUp"],
  ["createTime", "createTime"],
  ["lastUpdated", "updateTime"],
] as const;
const nothing = ["tenantId", "caseInstanceId", "caseExecutionId", "caseDefinitionId"];

export function beanOfTask(task: TaskBean): Bean {
  const now = () => task.properties();
  const getters: Getter[] = [
    ["id", () => task.id],
    ["taskDefinitionKey", () => task.taskDefinitionKey],
    ["processInstanceId", () => task.processInstanceId],
    ["processDefinitionId", () => task.processDefinitionId],
    ...texts.map((name): Getter => [name, () => now()[name]]),
    ...dates.map(([name, key]): Getter => [name, () => dateOrNull(now()[key])]),
    ...nothing.map((name): Getter => [name, () => null]),
    ["priority", () => integer(now().priority)],
    ["taskState", () => (now().updateTime === null ? "Created" : "Updated")],
    ["variableScopeKey", () => "task"],
    ["execution", () => beanOfExecution(task.execution())],
    ["processInstance", () => beanOfExecution(task.execution().processInstance())],
  ];
  const properties = new Map(getters);
  const methods: Methods = new Map(getters.map(([name, read]) => [getterName(name), read]));
  for (const name of ["suspended", "deleted"]) properties.set(name, () => false);
  methods.set("isSuspended/0", () => false);
  methods.set("isDeleted/0", () => false);
  methods.set("toString/0", () => `Task[${task.id}]`);
  addSetters(task, methods);
  addLinks(task, methods);
  addVariables(task, properties, methods);
  return new Bean(`${ENTITY}.TaskEntity`, properties, methods, `Task[${task.id}]`);
}

function addSetters(task: TaskBean, methods: Methods): void {
  for (const name of ["name", "description", "assignee", "owner"] as const)
    methods.set(setter(name), (value) => task.change({ [name]: toText(value) }));
  methods.set("setPriority/1", (value) => task.change({ priority: toLong(value) }));
  methods.set("setDueDate/1", (value) => task.change({ due: toDate(value) }));
  methods.set("setFollowUpDate/1", (value) => task.change({ followUp: toDate(value) }));
  methods.set("delegate/1", (value) => {
    const { owner, assignee } = task.properties();
    task.change({ delegationState: "PENDING", owner: owner ?? assignee, assignee: toText(value) });
  });
  methods.set("resolve/0", () => task.change({ delegationState: "RESOLVED", assignee: task.properties().owner }));
}

const setter = (name: string) => `set${name[0]!.toUpperCase()}${name.slice(1)}/1`;

function addLinks(task: TaskBean, methods: Methods): void {
  const user = (userId: unknown, type: unknown): TaskLink => ({ userId: toText(userId), groupId: null, type: toText(type) });
  const group = (groupId: unknown, type: unknown): TaskLink => ({ userId: null, groupId: toText(groupId), type: toText(type) });
  methods.set("addCandidateUser/1", (id) => task.addLink(user(id, "candidate")));
  methods.set("addCandidateGroup/1", (id) => task.addLink(group(id, "candidate")));
  methods.set("addCandidateUsers/1", (ids) => {
    for (const id of listOf(ids)) task.addLink(user(id, "candidate"));
  });
  methods.set("addCandidateGroups/1", (ids) => {
    for (const id of listOf(ids)) task.addLink(group(id, "candidate"));
  });
  methods.set("addUserIdentityLink/2", (id, type) => task.addLink(user(id, type)));
  methods.set("addGroupIdentityLink/2", (id, type) => task.addLink(group(id, type)));
  methods.set("deleteCandidateUser/1", (id) => task.removeLink(user(id, "candidate")));
  methods.set("deleteCandidateGroup/1", (id) => task.removeLink(group(id, "candidate")));
  methods.set("deleteUserIdentityLink/2", (id, type) => task.removeLink(user(id, type)));
  methods.set("deleteGroupIdentityLink/2", (id, type) => task.removeLink(group(id, type)));
}

function listOf(value: unknown): readonly unknown[] {
  if (value instanceof JavaList) return value.items;
  throw new EvaluationFault(`Cannot coerce from class ${className(value)} to interface java.util.Collection`);
}

const dateOrNull = (millis: number | null): Date | null => (millis === null ? null : new Date(millis));

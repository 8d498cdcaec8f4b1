/** The beans `execution`, `task` and `externalTask` as expressions see them. */
import { toText } from "./coerce.ts";
import { integer } from "./java-number.ts";
import type { ExecutionBean, TaskBean, VariableAccess } from "./scope.ts";
import { Bean, JavaList, JavaMap, javaValue } from "./values.ts";

const ENTITY = "org.camunda.bpm.engine.impl.persistence.entity";

type Getter = [name: string, read: () => unknown];

export function beanOfExecution(execution: ExecutionBean): Bean {
  const names = [
    "id",
    "processInstanceId",
    "processDefinitionId",
    "processBusinessKey",
    "currentActivityId",
    "currentActivityName",
    "currentTransitionId",
    "activityInstanceId",
    "parentActivityInstanceId",
    "parentId",
    "eventName",
  ] as const;
  const getters = names.map((name): Getter => [name, () => execution[name]]);
  const more: Getter[] = [
    ["businessKey", () => execution.processBusinessKey],
    ["tenantId", () => null],
  ];
  return bean(`${ENTITY}.ExecutionEntity`, [...getters, ...more], execution);
}

export function beanOfTask(task: TaskBean): Bean {
  const names = [
    "id",
    "name",
    "description",
    "assignee",
    "owner",
    "taskDefinitionKey",
    "executionId",
    "processInstanceId",
    "processDefinitionId",
    "eventName",
  ] as const;
  const dates = ["dueDate", "followUpDate", "createTime"] as const;
  const getters = [
    ...names.map((name): Getter => [name, () => task[name]]),
    ...dates.map((name): Getter => [name, () => dateOrNull(task[name])]),
    ["priority", () => integer(task.priority)] satisfies Getter,
  ];
  return bean(`${ENTITY}.TaskEntity`, getters, task);
}

export function beanOfExternalTask(values: Record<string, unknown>): Bean {
  const getters = Object.entries(values).map(([name, value]): Getter => [name, () => javaValue(value)]);
  return bean(`${ENTITY}.ExternalTaskEntity`, getters);
}

function bean(className: string, getters: Getter[], variables?: VariableAccess): Bean {
  const methods = new Map<string, (...parameters: unknown[]) => unknown>();
  const properties = new Map(getters);
  for (const [name, read] of getters) methods.set(`get${name[0]!.toUpperCase()}${name.slice(1)}/0`, read);
  if (variables) addVariables(variables, properties, methods);
  return new Bean(className, properties, methods);
}

function addVariables(
  access: VariableAccess,
  properties: Map<string, () => unknown>,
  methods: Map<string, (...parameters: unknown[]) => unknown>,
): void {
  const names = () => new JavaList(access.getVariableNames(), "java.util.HashSet");
  const all = () => new JavaMap(new Map(access.getVariableNames().map((name) => [name, access.getVariable(name)])), VARIABLES);
  properties.set("variableNames", names);
  properties.set("variables", all);
  methods.set("getVariableNames/0", names);
  methods.set("getVariables/0", all);
  methods.set("getVariable/1", (name) => access.getVariable(toText(name)));
  methods.set("hasVariable/1", (name) => access.hasVariable(toText(name)));
  methods.set("setVariable/2", (name, value) => access.setVariable(toText(name), value));
  methods.set("getVariableLocal/1", (name) => access.getVariableLocal(toText(name)));
  methods.set("hasVariableLocal/1", (name) => access.hasVariableLocal(toText(name)));
  methods.set("setVariableLocal/2", (name, value) => access.setVariableLocal(toText(name), value));
  methods.set("removeVariable/1", (name) => access.removeVariable(toText(name)));
}

const VARIABLES = "org.camunda.bpm.engine.variable.impl.VariableMapImpl";
const dateOrNull = (millis: number | null): Date | null => (millis === null ? null : new Date(millis));

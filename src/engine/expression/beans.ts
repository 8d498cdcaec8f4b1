/** The beans `execution` and `externalTask` as expressions see them. */
import { addVariables, ENTITY, type Getter, type Methods } from "./bean-variables.ts";
import { toText } from "./coerce.ts";
import type { ExecutionBean } from "./scope.ts";
import { Bean, javaValue } from "./values.ts";

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

export function beanOfExecution(execution: ExecutionBean): Bean {
  const around = execution.superExecution.bind(execution);
  const getters: Getter[] = [
    ...names.map((name): Getter => [name, () => execution[name]]),
    ["businessKey", () => execution.processBusinessKey],
    ["tenantId", () => null],
    ["canceled", () => false],
    ["variableScopeKey", () => "execution"],
    ["processInstance", () => beanOfExecution(execution.processInstance())],
    [
      "superExecution",
      () => {
        const found = around();
        return found && beanOfExecution(found);
      },
    ],
  ];
  const setKey = (key: unknown) => execution.setProcessBusinessKey(toText(key));
  const methods: Methods = new Map([
    ["setProcessBusinessKey/1", setKey],
    ["setBusinessKey/1", setKey],
    ["isCanceled/0", () => false],
    ["toString/0", () => textOf(execution)],
  ]);
  const properties = new Map(getters);
  for (const [name, read] of getters) methods.set(getterName(name), read);
  addVariables(execution, properties, methods);
  return new Bean(`${ENTITY}.ExecutionEntity`, properties, methods, textOf(execution));
}

function textOf({ id, processInstanceId, parentId }: ExecutionBean): string {
  if (id === processInstanceId) return `ProcessInstance[${id}]`;
  return `${parentId === null ? "Execution" : "ScopeExecution"}[${id}]`;
}

export function beanOfExternalTask(values: Record<string, unknown>): Bean {
  const getters = Object.entries(values).map(([name, value]): Getter => [name, () => javaValue(value)]);
  const methods: Methods = new Map(getters.map(([name, read]) => [getterName(name), read]));
  return new Bean(`${ENTITY}.ExternalTaskEntity`, new Map(getters), methods);
}

export function getterName(property: string): string {
  return `get${property[0]!.toUpperCase()}${property.slice(1)}/0`;
}

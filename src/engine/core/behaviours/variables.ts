/** Variables of the execution tree: seen from below, written to the nearest scope that has the name. */
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import type { Effect } from "../types/effects.ts";
import type { TypedValue, Variable } from "../types/values.ts";
import { throwsCompensation } from "./throwing.ts";
import { noteChange } from "./variable-changes.ts";

type VariableRemoved = Extract<Effect, { type: "variable-removed" }>;

/** The variable that is visible here; undefined when there is none. */
export function findVariable(node: Node, name: string): Variable | undefined {
  for (let scope: Node | null = node; scope; scope = scope.parent) {
    if (Object.hasOwn(scope.variables, name)) return scope.variables[name];
  }
  return undefined;
}

/** Names of all variables that are visible here. */
export function visibleNames(node: Node): Set<string> {
  const names = new Set<string>();
  for (let scope: Node | null = node; scope; scope = scope.parent) for (const name in scope.variables) names.add(name);
  return names;
}

/** Writes to the nearest scope that has the name, else to the process instance. `source`: the execution that writes. */
export function setVariable(run: Run, node: Node, name: string, value: TypedValue, source: Node = node): void {
  let scope = node;
  while (scope.parent && !Object.hasOwn(scope.variables, name)) scope = scope.parent;
  setLocalVariable(run, scope, name, value, source);
}

export function setVariables(run: Run, node: Node, values: Record<string, TypedValue>): void {
  for (const name of Object.keys(values)) setVariable(run, node, name, values[name]!);
}

/** Writes to this very execution. */
export function setLocalVariable(run: Run, node: Node, name: string, value: TypedValue, source: Node = node): void {
  const known = Object.hasOwn(node.variables, name) ? node.variables[name] : undefined;
  const variable: Variable = { id: known?.id ?? run.context.newId(), type: value.type, value: value.value };
  if (value.valueInfo) variable.valueInfo = value.valueInfo;
  Object.defineProperty(node.variables, name, { value: variable, enumerable: true, writable: true, configurable: true });
  noteChange(node, name, known ? "update" : "create");
  run.emit({
    type: "variable-set",
    id: variable.id,
    name,
    value,
    created: known === undefined,
    executionId: node.id,
    taskId: null,
    activityInstanceId: activityInstanceOf(node),
    sourceActivityInstanceId: source.activityInstanceId ?? source.instance.state.id,
    instanceId: node.instance.state.id,
    definitionId: node.instance.definition.id,
  });
}

export function setLocalVariables(run: Run, node: Node, values: Record<string, TypedValue>): void {
  for (const name of Object.keys(values)) setLocalVariable(run, node, name, values[name]!);
}

/** Removes the nearest variable of that name on request, if there is one. */
export function removeVariable(run: Run, node: Node, name: string): void {
  for (let scope: Node | null = node; scope; scope = scope.parent) {
    if (Object.hasOwn(scope.variables, name)) {
      deleteLocalVariable(run, scope, name, node);
      return;
    }
  }
}

/** Removes a variable of this very execution on request. `source`: the execution that removes it. */
export function deleteLocalVariable(run: Run, node: Node, name: string, source: Node = node): void {
  if (!Object.hasOwn(node.variables, name)) return;
  noteChange(node, name, "delete");
  dropLocalVariable(run, node, name, {
    executionId: node.id,
    taskId: null,
    sourceActivityInstanceId: source.activityInstanceId ?? source.instance.state.id,
    instanceId: node.instance.state.id,
  });
}

/** The scope has ended, and its variables with it. */
export function dropLocalVariables(run: Run, node: Node): void {
  for (const name of Object.keys(node.variables)) dropLocalVariable(run, node, name, null);
}

function dropLocalVariable(run: Run, node: Node, name: string, deletion: VariableRemoved["deletion"]): void {
  const { id, type: valueType } = node.variables[name]!;
  run.emit({ type: "variable-removed", id, name, valueType, deletion });
  delete node.variables[name];
}

/** The tree grew or shrank: the variables go over to another execution. */
export function moveVariables(run: Run, from: Node, to: Node): void {
  for (const name of Object.keys(from.variables)) {
    const variable = from.variables[name]!;
    if (Object.hasOwn(to.variables, name)) dropLocalVariable(run, to, name, null);
    Object.defineProperty(to.variables, name, { value: variable, enumerable: true, writable: true, configurable: true });
    run.emit({ type: "execution-changed", entity: "variable", id: variable.id, executionId: to.id });
  }
  from.variables = {};
}

/** The activity instance a variable of this execution belongs to. */
function activityInstanceOf(node: Node): string {
  const instanceId = node.instance.state.id;
  if (!node.parent) return instanceId;
  const holdsOthers = node.scope?.isContainer && !throwsCompensation(node.scope);
  const leaf = node.scope !== null && node.activity === node.scope && !holdsOthers;
  const own = !node.isScope || leaf;
  return (own ? node.activityInstanceId : node.parent.activityInstanceId) ?? instanceId;
}

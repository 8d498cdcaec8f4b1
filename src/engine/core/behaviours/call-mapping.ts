import { type ExpressionScope, toExpressionValue, toTypedValue } from "../../expression/index.ts";
import type { CallMapping } from "../../model/elements.ts";
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import type { TypedValue } from "../types/values.ts";
import { scopeOf } from "./scope.ts";
import { findVariable, setLocalVariable, setVariable, visibleNames } from "./variables.ts";

const NULL: TypedValue = { type: "Null", value: null };

/** camunda:in: the variables that the called instance starts with. */
export function inputVariables(run: Run, node: Node): Record<string, TypedValue> {
  return readMappings(run, node, node.activity!.call!.in);
}

/** camunda:in of a call activity or a thrown signal. */
export function readMappings(run: Run, node: Node, mappings: CallMapping[]): Record<string, TypedValue> {
  const values: Record<string, TypedValue> = {};
  for (const mapping of mappings) Object.assign(values, read(run, node, mapping, mapping.local));
  return values;
}

/** Counters of a multi-instance activity are its own: what a called instance was given of them does not come back. */
const COUNTERS = ["nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances"];

/** camunda:out: hands variables of the called instance over to the caller's scopes, then to the call activity's own. */
export function passOutputs(run: Run, node: Node, called: Node): void {
  const { out } = node.activity!.call!;
  const values = (mappings: CallMapping[]) => Object.assign({}, ...mappings.map((each) => read(run, called, each, false)));
  const outer = Object.entries<TypedValue>(values(out.filter(({ local }) => !local)));
  for (const [name, value] of outer) if (!COUNTERS.includes(name)) setVariable(run, node, name, value);
  for (const [name, value] of Object.entries<TypedValue>(values(out.filter(({ local }) => local))))
    setLocalVariable(run, node, name, value);
}

/** What one mapping reads from an execution: all variables, one variable (null when missing), or an expression. */
function read(run: Run, node: Node, mapping: CallMapping, localOnly: boolean): Record<string, TypedValue> {
  const valueNamed = (name: string): TypedValue => {
    const variable = localOnly ? node.variables[name] : findVariable(node, name);
    return variable ? toTypedValue(toExpressionValue(variable), name) : NULL;
  };
  if (mapping.all) {
    const names = localOnly ? Object.keys(node.variables) : [...visibleNames(node)];
    return Object.fromEntries(names.map((name) => [name, valueNamed(name)]));
  }
  const target = mapping.target ?? "";
  if (!mapping.sourceExpression) return { [target]: valueNamed(mapping.source ?? "") };
  const scope: ExpressionScope = scopeOf(run, node);
  return { [target]: toTypedValue(mapping.sourceExpression.evaluate(scope), target) };
}

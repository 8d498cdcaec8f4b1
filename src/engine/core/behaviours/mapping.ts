import { type ExpressionScope, JavaList, JavaMap, toTypedValue } from "../../expression/index.ts";
import type { Provider } from "../../model/elements.ts";
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import { scopeOf } from "./scope.ts";
import { setLocalVariable, setVariable } from "./variables.ts";

/** Input parameters: evaluated against the scope around the activity, set in the activity's own. */
export function mapInputs(run: Run, node: Node): void {
  const mapping = node.activity?.mapping;
  if (!mapping || mapping.inputs.length === 0 || run.skipIoMappings) return;
  const outer = scopeOf(run, node.parent ?? node);
  for (const { name, value } of mapping.inputs) {
    setLocalVariable(run, node, name, toTypedValue(provide(value, outer), name));
  }
}

/** Output parameters: evaluated in the activity's scope, in order, set from the scope around it upwards. */
export function mapOutputs(run: Run, node: Node): void {
  const mapping = node.activity?.mapping;
  if (!mapping || mapping.outputs.length === 0 || run.skipIoMappings) return;
  const inner = scopeOf(run, node);
  for (const { name, value } of mapping.outputs) {
    setVariable(run, node.parent ?? node, name, toTypedValue(provide(value, inner), name), node);
  }
}

/** The value of a mapping as an expression value. */
function provide(provider: Provider, scope: ExpressionScope): unknown {
  switch (provider.kind) {
    case "expression":
      return provider.expression.evaluate(scope);
    case "list":
      return new JavaList(provider.items.map((item) => provide(item, scope)));
    case "map": {
      // Camunda sorts the keys.
      const entries = provider.entries.map(([key, value]): [string, unknown] => [key, provide(value, scope)]);
      return new JavaMap(new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1))), "java.util.TreeMap");
    }
    default:
      return null;
  }
}

import { toTypedValue } from "../../../expression/index.ts";
import { scopeOf } from "../../behaviours/scope.ts";
import { setVariable } from "../../behaviours/variables.ts";
import { leave } from "../../life-cycle/outgoing.ts";
import type { Behaviour } from "../behaviour.ts";

/** Service task with camunda:expression: evaluates it, keeps the value if it is asked to, and goes on. */
export const expressionTask: Behaviour = {
  execute(run, node) {
    const { expression, resultVariable } = node.activity!.expressionTask!;
    const value = expression.evaluate(scopeOf(run, node));
    if (resultVariable !== null) setVariable(run, node, resultVariable, toTypedValue(value, resultVariable));
    leave(run, node);
  },
};

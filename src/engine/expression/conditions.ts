/** Conditions of sequence flows. */
import { EngineException } from "../core/types/exceptions.ts";
import type { Expression } from "./expression.ts";
import type { ExpressionScope } from "./scope.ts";
import { className } from "./values.ts";

/** Throws EngineException unless the expression yields a Boolean; nothing is taken for one. */
export function evaluateCondition(condition: Expression, scope: ExpressionScope): boolean {
  const result = condition.evaluate(scope);
  if (typeof result === "boolean") return result;
  if (result === null) throw new EngineException("condition expression returns null: result is null");
  throw new EngineException(
    `condition expression returns non-Boolean: result has class ${className(result)} and not java.lang.Boolean`,
  );
}

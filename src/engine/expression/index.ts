/** The expression language of the models: JUEL as Camunda 7 has it, read and evaluated without any JavaScript evaluation. */
export { evaluateCondition } from "./conditions.ts";
export { ExpressionSyntaxError } from "./errors.ts";
export { type Expression, parseExpression } from "./expression.ts";
export { double, integer, JavaNumber, long } from "./java-number.ts";
export type { ExecutionBean, ExpressionScope, TaskBean, VariableAccess } from "./scope.ts";
export { toExpressionValue, toTypedValue } from "./typed-values.ts";
export { className, JavaList, JavaMap, javaText, SpinNode } from "./values.ts";

/** The functions Camunda offers in expressions. */
import { ExpressionSyntaxError, MethodFault } from "./errors.ts";
import type { ExpressionScope } from "./scope.ts";
import { spinOf, spinOfJson } from "./spin.ts";
import { DateTime } from "./values.ts";

export type ExpressionFunction = (scope: ExpressionScope, parameters: unknown[]) => unknown;

const FUNCTIONS: ReadonlyMap<string, { parameters: number; apply: ExpressionFunction }> = new Map([
  ["now", { parameters: 0, apply: (scope: ExpressionScope) => new Date(scope.now) }],
  ["dateTime", { parameters: 0, apply: (scope: ExpressionScope) => new DateTime(scope.now) }],
  ["currentUser", { parameters: 0, apply: (scope: ExpressionScope) => scope.authenticatedUserId }],
  ["currentUserGroups", { parameters: 0, apply: () => null }],
  ["S", { parameters: 1, apply: (_scope: ExpressionScope, [value]: unknown[]) => spinOf(value) }],
  ["JSON", { parameters: 1, apply: (_scope: ExpressionScope, [value]: unknown[]) => spinOfJson(value) }],
  ["XML", { parameters: 1, apply: noXml }],
]);

/** Throws ExpressionSyntaxError when there is none with that name and number of parameters. */
export function findFunction(name: string, parameters: number): ExpressionFunction {
  const found = FUNCTIONS.get(name);
  if (!found) throw new ExpressionSyntaxError(`Could not resolve function '${name}'.`);
  if (found.parameters !== parameters) throw new ExpressionSyntaxError(`Parameters for function '${name}' do not match.`);
  return found.apply;
}

/** The engine has no data format for XML, as a Camunda without spin-dataformat-xml. */
function noXml(): never {
  throw new MethodFault("java.lang.IllegalArgumentException", "UTILS-02001 Parameter 'format' is null");
}

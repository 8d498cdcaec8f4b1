/** The nodes of an expression's tree: closures, so that evaluating is calling. */
import { toBoolean, toText } from "./coerce.ts";
import { PropertyNotFound } from "./errors.ts";
import type { ExpressionFunction } from "./functions.ts";
import { invoke, resolveIdentifier, resolveProperty } from "./members.ts";
import * as operators from "./operators.ts";
import type { ExpressionScope } from "./scope.ts";

export interface Node {
  (scope: ExpressionScope): unknown;
  /** How Camunda's messages refer to this node. */
  label?: string;
}

const OPERATORS = {
  "+": (a: unknown, b: unknown) => operators.calculate("+", a, b),
  "-": (a: unknown, b: unknown) => operators.calculate("-", a, b),
  "*": (a: unknown, b: unknown) => operators.calculate("*", a, b),
  "%": (a: unknown, b: unknown) => operators.calculate("%", a, b),
  "/": operators.divide,
  "==": operators.equal,
  "!=": (a: unknown, b: unknown) => !operators.equal(a, b),
  "<": operators.less,
  "<=": operators.lessOrEqual,
  ">": operators.greater,
  ">=": operators.greaterOrEqual,
};
export type Operator = keyof typeof OPERATORS;

export const literal = (value: unknown, label?: string): Node => named(() => value, label ?? String(value));
export const nested = (node: Node): Node => named((scope) => node(scope), "(...)");
export const not =
  (node: Node): Node =>
  (scope) =>
    !toBoolean(node(scope));
export const minus =
  (node: Node): Node =>
  (scope) =>
    operators.negate(node(scope));
export const empty =
  (node: Node): Node =>
  (scope) =>
    operators.isEmpty(node(scope));
export const and =
  (a: Node, b: Node): Node =>
  (scope) =>
    toBoolean(a(scope)) && toBoolean(b(scope));
export const or =
  (a: Node, b: Node): Node =>
  (scope) =>
    toBoolean(a(scope)) || toBoolean(b(scope));
export const choice =
  (condition: Node, yes: Node, no: Node): Node =>
  (scope) =>
    toBoolean(condition(scope)) ? yes(scope) : no(scope);

export function binary(operator: Operator, a: Node, b: Node): Node {
  const apply = OPERATORS[operator];
  return (scope) => apply(a(scope), b(scope));
}

/** Text around expressions: always a string, null as nothing. */
export function composite(parts: Node[]): Node {
  return (scope) => {
    let text = "";
    for (const part of parts) text += toText(part(scope));
    return text;
  };
}

export function identifier(name: string): Node {
  return named((scope) => resolveIdentifier(scope, name), name);
}

/** `base.name` and `base[key]`; of null it is null. */
export function property(base: Node, key: Node): Node {
  return named(
    (scope) => {
      const target = base(scope);
      if (target === null) return null;
      const name = key(scope);
      return name === null ? null : resolveProperty(target, name);
    },
    key.label?.startsWith(". ") ? key.label : "[...]",
  );
}

export function method(base: Node, key: Node, parameters: Node[]): Node {
  return named((scope) => {
    const target = base(scope);
    if (target === null) throw new PropertyNotFound(`Target unreachable, base expression '${base.label}' resolved to null`);
    return invoke(
      target,
      toText(key(scope)),
      parameters.map((parameter) => parameter(scope)),
    );
  }, "<method>");
}

/** A function call; `bind` gives it the function it calls. */
export function call(name: string, parameters: Node[]): { node: Node; bind(found: ExpressionFunction): void } {
  let apply: ExpressionFunction;
  return {
    node: named(
      (scope) =>
        apply(
          scope,
          parameters.map((parameter) => parameter(scope)),
        ),
      `${name}(...)`,
    ),
    bind: (found) => {
      apply = found;
    },
  };
}

function named(node: Node, label: string): Node {
  node.label = label;
  return node;
}

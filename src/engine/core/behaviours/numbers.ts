/** Numbers that models give as constants or expressions. */
import { type Expression, toTypedValue } from "../../expression/index.ts";
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import { EngineException } from "../types/exceptions.ts";
import { scopeOf } from "./scope.ts";

/**
 * Priority of a job or external task: 0 without one, and 0 when a variable of its expression is missing.
 * Throws when it is no whole number; text is none.
 */
export function priorityOf(run: Run, node: Node, expression: Expression | null): number {
  if (!expression) return 0;
  if (expression.isLiteral) return Number(expression.text);
  let value: unknown;
  try {
    value = expression.evaluate(scopeOf(run, node));
  } catch (fault) {
    if (fault instanceof EngineException && fault.message.startsWith("Unknown property used in expression")) return 0;
    throw fault;
  }
  const { type, value: number } = toTypedValue(value);
  if (type === "Double") throw new EngineException(": Priority value must be either Short, Integer, or Long");
  if (typeof number !== "number" || type === "Date") throw new EngineException(": Priority value is not an Integer");
  return number;
}

/** A number without its fraction, or the text of a whole one; null otherwise. */
export function numberOf(value: unknown): number | null {
  const { type, value: number } = toTypedValue(value);
  if (type === "String") {
    const text = String(number);
    return /^[+-]?\d+$/.test(text) ? Number(text) : null;
  }
  return typeof number === "number" && type !== "Date" ? Math.trunc(number) : null;
}

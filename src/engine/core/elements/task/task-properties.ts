/** The expressions of a user task, with what they may yield. */
import { type Expression, type ExpressionScope, JavaList } from "../../../expression/index.ts";
import { castToText } from "../../behaviours/casts.ts";
import { numberOf } from "../../behaviours/numbers.ts";
import { resolveDueDate } from "../../timer/due.ts";
import { EngineException } from "../../types/exceptions.ts";

/** Priority of a task that has none. */
const PRIORITY = 50;

/** Name or description; null stays null. */
export function textOf(expression: Expression | null, scope: ExpressionScope): string | null {
  return castToText(expression?.evaluate(scope) ?? null);
}

/** A due or follow-up date: a Date, an ISO date, a duration from now, or null. */
export function dateOf(expression: Expression | null, scope: ExpressionScope, what: string): number | null {
  const value = expression?.evaluate(scope) ?? null;
  if (value === null) return null;
  if (value instanceof Date) return value.getTime();
  if (typeof value === "string") return resolveDueDate(value, scope.now);
  throw new EngineException(`${what} expression does not resolve to a Date or Date string: ${expression!.text}`);
}

/** A number, or the text of one. */
export function taskPriority(expression: Expression | null, scope: ExpressionScope): number {
  const value = expression?.evaluate(scope) ?? null;
  if (value === null) return PRIORITY;
  const number = numberOf(value);
  if (number !== null) return number;
  const fault =
    typeof value === "string" ? "Priority does not resolve to a number" : "Priority expression does not resolve to a number";
  throw new EngineException(`${fault}: ${typeof value === "string" ? value : expression!.text}`);
}

/** A user id, or null. */
export function assigneeOf(expression: Expression | null, scope: ExpressionScope): string | null {
  return castToText(expression?.evaluate(scope) ?? null);
}

/** Users or groups: a text, perhaps several with commas, or a collection of texts. */
export function namesOf(value: unknown): string[] {
  if (typeof value === "string") return value.split(",").map((name) => name.trim());
  if (value instanceof JavaList && !value.items.includes(null)) return value.items.map((item) => castToText(item)!);
  throw new EngineException("Expression did not resolve to a string or collection of strings");
}

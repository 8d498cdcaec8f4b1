/** The coercions of the expression language (JUEL's TypeConverter), with its messages. */
import { EvaluationFault } from "./errors.ts";
import { JavaNumber } from "./java-number.ts";
import { className, javaText } from "./values.ts";

const WHOLE = /^[+-]?\d+$/;
const DECIMAL = /^\s*[+-]?(?:\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|NaN|Infinity)[dDfF]?\s*$/;

export function toBoolean(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  if (value === null || value === "") return false;
  if (typeof value === "string") return value.toLowerCase() === "true";
  throw cannot(value, "java.lang.Boolean");
}

/** A long as a JS integer. */
export function toLong(value: unknown): number {
  if (value instanceof JavaNumber) return truncate(value.value);
  if (value === null || value === "") return 0;
  if (typeof value !== "string") throw cannot(value, "java.lang.Long");
  if (!WHOLE.test(value)) throw new EvaluationFault(`Cannot coerce '${value}' to class java.lang.Long`);
  return Number(value);
}

export function toDouble(value: unknown): number {
  if (value instanceof JavaNumber) return value.value;
  if (value === null || value === "") return 0;
  if (typeof value !== "string") throw cannot(value, "java.lang.Double");
  if (!DECIMAL.test(value)) throw new EvaluationFault(`Cannot coerce '${value}' to class java.lang.Double`);
  return Number(value.trim().replace(/(?<=[\d.])[dDfF]$/, ""));
}

export function toText(value: unknown): string {
  if (typeof value === "string") return value;
  return value === null ? "" : javaText(value);
}

/** A Date parameter of a method, as milliseconds; null stays null. */
export function toDate(value: unknown): number | null {
  if (value === null) return null;
  if (value instanceof Date) return value.getTime();
  throw cannot(value, "java.util.Date");
}

/** (long) of a double. */
export function truncate(value: number): number {
  return Number.isNaN(value) ? 0 : Math.trunc(value);
}

function cannot(value: unknown, target: string): EvaluationFault {
  return new EvaluationFault(`Cannot coerce from class ${className(value)} to class ${target}`);
}

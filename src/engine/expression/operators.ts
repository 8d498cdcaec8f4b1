/** Arithmetic, comparison and `empty` of the expression language (JUEL's NumberOperations and BooleanOperations). */
import { toBoolean, toDouble, toLong, toText } from "./coerce.ts";
import { EvaluationFault } from "./errors.ts";
import { double, exactLong, JavaNumber, long } from "./java-number.ts";
import { className, DateTime, JavaList, JavaMap, javaEquals } from "./values.ts";

type Arithmetic = "+" | "-" | "*" | "%";

const isDouble = (value: unknown): boolean => value instanceof JavaNumber && value.type === "Double";
const isWhole = (value: unknown): boolean => value instanceof JavaNumber && value.type !== "Double";
/** A string with a dot or an `e` is taken for a decimal number. */
const looksDecimal = (value: unknown): boolean => isDouble(value) || (typeof value === "string" && /[.eE]/.test(value));

export function calculate(operator: Arithmetic, a: unknown, b: unknown): JavaNumber {
  if (a === null && b === null) return long(0);
  if (looksDecimal(a) || looksDecimal(b)) return double(apply(operator, toDouble(a), toDouble(b)));
  const left = toLong(a);
  const right = toLong(b);
  if (operator === "%" && right === 0) throw new EvaluationFault("/ by zero");
  const result = apply(operator, left, right);
  const safe = Number.isSafeInteger(left) && Number.isSafeInteger(right) && Number.isSafeInteger(result);
  return safe ? long(result + 0) : exactLong(BigInt.asIntN(64, applyExactly(operator, exact(a), exact(b))));
}

function apply(operator: Arithmetic, a: number, b: number): number {
  if (operator === "+") return a + b;
  if (operator === "-") return a - b;
  return operator === "*" ? a * b : a % b;
}

function applyExactly(operator: Arithmetic, a: bigint, b: bigint): bigint {
  if (operator === "+") return a + b;
  if (operator === "-") return a - b;
  return operator === "*" ? a * b : a % b;
}

function exact(value: unknown): bigint {
  if (value instanceof JavaNumber && value.exact !== null) return value.exact;
  return typeof value === "string" && value !== "" ? BigInt(value) : BigInt(toLong(value));
}

export function divide(a: unknown, b: unknown): JavaNumber {
  return a === null && b === null ? long(0) : double(toDouble(a) / toDouble(b));
}

export function negate(value: unknown): JavaNumber {
  if (value === null) return long(0);
  if (value instanceof JavaNumber && value.exact !== null) return exactLong(BigInt.asIntN(64, -value.exact));
  if (value instanceof JavaNumber) return new JavaNumber(value.type, value.type === "Double" ? -value.value : 0 - value.value);
  if (typeof value === "string") return looksDecimal(value) ? double(-toDouble(value)) : long(0 - toLong(value));
  throw new EvaluationFault(`Cannot negate 'class ${className(value)}'`);
}

export function isEmpty(value: unknown): boolean {
  if (value === null || value === "") return true;
  if (value instanceof JavaList) return value.items.length === 0;
  return value instanceof JavaMap && value.entries.size === 0;
}

export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (isDouble(a) || isDouble(b)) return Object.is(toDouble(a), toDouble(b));
  if (isWhole(a) || isWhole(b)) return toLong(a) === toLong(b);
  if (typeof a === "boolean" || typeof b === "boolean") return toBoolean(a) === toBoolean(b);
  if (typeof a === "string" || typeof b === "string") return toText(a) === toText(b);
  return javaEquals(a, b);
}

export const less = (a: unknown, b: unknown): boolean => a !== b && a !== null && b !== null && compare(a, b) < 0;
export const greater = (a: unknown, b: unknown): boolean => a !== b && a !== null && b !== null && compare(a, b) > 0;
export const lessOrEqual = (a: unknown, b: unknown): boolean => a === b || (a !== null && b !== null && !(compare(a, b) > 0));
export const greaterOrEqual = (a: unknown, b: unknown): boolean => a === b || (a !== null && b !== null && !(compare(a, b) < 0));

function compare(a: unknown, b: unknown): number {
  if (isDouble(a) || isDouble(b)) return toDouble(a) - toDouble(b);
  if (isWhole(a) || isWhole(b)) return toLong(a) - toLong(b);
  if (typeof a === "string" || typeof b === "string") return order(toText(a), toText(b));
  if (isComparable(a)) return compareTo(a, b);
  if (isComparable(b)) return -compareTo(b, a);
  throw new EvaluationFault(`Cannot compare 'class ${className(a)}' and 'class ${className(b)}'`);
}

const isComparable = (value: unknown): boolean =>
  typeof value === "boolean" || value instanceof Date || value instanceof DateTime;

function compareTo(a: unknown, b: unknown): number {
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  if (a instanceof DateTime && b instanceof DateTime) return a.millis - b.millis;
  throw new EvaluationFault(classCast(className(b), className(a)));
}

/** Message of Java's ClassCastException. */
export function classCast(from: string, to: string): string {
  return `class ${from} cannot be cast to class ${to} (${from} and ${to} are in module java.base of loader 'bootstrap')`;
}

/** Order of two strings as Java has it: by UTF-16 code unit. */
export function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

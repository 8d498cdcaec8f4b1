import type { VariableInstance } from "../../camunda/operations/types.ts";
import { parseEngineDate, type TypedValue } from "../../camunda/values.ts";

/** Longest value that is sent with a list, and that may be written, in characters. */
export const SHORT = 200;
export const LONGEST = 100_000;

const WHOLE: Record<string, [min: number, max: number]> = {
  integer: [-(2 ** 31), 2 ** 31 - 1],
  short: [-(2 ** 15), 2 ** 15 - 1],
  long: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
};

/** A value as people read and write it; null: its bytes are not shown. */
export function textOf({ type, value }: Pick<VariableInstance, "type" | "value">): string | null {
  if (/^(bytes|file)$/i.test(type)) return null;
  if (value === null || value === undefined) return "null";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Whether a variable of this type can be written here: scalars, and what is kept as JSON. */
export function isEditable({ type, valueInfo }: Pick<VariableInstance, "type" | "valueInfo">): boolean {
  if (/^object$/i.test(type)) return valueInfo?.serializationDataFormat === "application/json";
  return /^(string|json|boolean|integer|short|long|double|date)$/i.test(type);
}

/** The typed value that a text stands for; null when it is none of the variable's type. */
export function readValue({ type, valueInfo }: Pick<VariableInstance, "type" | "valueInfo">, text: string): TypedValue | null {
  const kind = type.toLowerCase();
  const trimmed = text.trim();
  if (kind === "string") return { type, value: text };
  if (kind === "boolean") return trimmed === "true" || trimmed === "false" ? { type, value: trimmed === "true" } : null;
  if (kind === "json" || kind === "object") return isJson(text) ? { type, value: text, valueInfo: valueInfo ?? {} } : null;
  if (kind === "date") return isDate(trimmed) ? { type, value: trimmed } : null;
  const number = trimmed === "" ? Number.NaN : Number(trimmed);
  const range = WHOLE[kind];
  const fits =
    range === undefined ? Number.isFinite(number) : Number.isInteger(number) && number >= range[0] && number <= range[1];
  return fits ? { type, value: number } : null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{4}$/.test(text)) return false;
  try {
    parseEngineDate(text);
    return true;
  } catch {
    return false;
  }
}

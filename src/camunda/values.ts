/**
 * Plain JavaScript values ↔ the typed values of the Camunda 7 REST API.
 *
 * Sent values always carry their type: without one the engine guesses from the JSON and stores objects as
 * Java maps that no JavaScript client can read.
 */

/** A value as the REST API writes and reads it. `Json` and serialized `Object` values are JSON text. */
export interface TypedValue {
  type: string;
  value: unknown;
  valueInfo?: Record<string, unknown>;
}

/** Plain variables by name. `undefined` means "do not send". */
export type PlainVariables = Record<string, unknown>;

const INTEGER_MIN = -(2 ** 31);
const INTEGER_MAX = 2 ** 31 - 1;

/** Date in the only format the engine takes: `2026-01-31T13:42:42.000+0000` (no `Z`, no colon in the zone). */
export function formatEngineDate(date: Date): string {
  return date.toISOString().replace(/Z$/, "+0000");
}

/** Reads an engine date. Throws RangeError when the text is not one. */
export function parseEngineDate(text: string): Date {
  const date = new Date(text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2"));
  if (Number.isNaN(date.getTime())) throw new RangeError(`Not an engine date: ${text}`);
  return date;
}

/**
 * Gives a plain value its engine type: string, boolean, whole number (Integer, or Long beyond 32 bits), fraction (Double),
 * Date, null, and everything else as Json. Throws TypeError for what cannot be a variable (functions, NaN, bigint …).
 */
export function toTypedValue(value: unknown): TypedValue {
  switch (typeof value) {
    case "string":
      return { type: "String", value };
    case "boolean":
      return { type: "Boolean", value };
    case "number":
      if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be a process variable`);
      if (!Number.isInteger(value)) return { type: "Double", value };
      return { type: value >= INTEGER_MIN && value <= INTEGER_MAX ? "Integer" : "Long", value };
    case "object":
      if (value === null) return { type: "Null", value: null };
      if (value instanceof Date) return { type: "Date", value: formatEngineDate(value) };
      return { type: "Json", value: JSON.stringify(value) };
    default:
      throw new TypeError(`A ${typeof value} cannot be a process variable`);
  }
}

/** Types every variable; entries that are `undefined` are left out. */
export function toTypedVariables(variables: PlainVariables): Record<string, TypedValue> {
  const typed: Record<string, TypedValue> = {};
  for (const [name, value] of Object.entries(variables)) {
    if (value !== undefined) typed[name] = toTypedValue(value);
  }
  return typed;
}

/**
 * The plain value behind a typed one: Json (and Objects serialized as JSON) parsed, Date as Date, File as null (its bytes
 * are read elsewhere), the rest as it is. Throws SyntaxError when stored Json is broken (the engine does not check it).
 */
export function fromTypedValue({ type, value, valueInfo }: TypedValue): unknown {
  if (value === null || value === undefined) return null;
  switch (type.toLowerCase()) {
    case "json":
      return typeof value === "string" ? JSON.parse(value) : value;
    case "object":
      return typeof value === "string" && valueInfo?.serializationDataFormat === "application/json" ? JSON.parse(value) : value;
    case "date":
      return parseEngineDate(String(value));
    default:
      return value;
  }
}

/** Plain values of typed variables. */
export function fromTypedVariables(variables: Record<string, TypedValue>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(variables).map(([name, typed]) => [name, fromTypedValue(typed)]));
}

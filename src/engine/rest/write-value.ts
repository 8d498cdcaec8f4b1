import { EngineException } from "../core/types/exceptions.ts";
import type { TypedValue } from "../core/types/values.ts";
import { formatDate } from "./dates.ts";

export interface WrittenValue {
  type: string;
  value: unknown;
  valueInfo: Record<string, unknown>;
}

/**
 * A value as answers show it. With `deserialize`, Json is what Camunda makes of a Spin node (its content is lost), and
 * an Object of a Java collection is JSON; an unreadable one throws.
 */
export function writeValue(
  { type, value, valueInfo = {} }: TypedValue,
  { deserialize = false, name = "" }: { deserialize?: boolean; name?: string },
): WrittenValue {
  if (type === "Date") return { type, value: value === null ? null : formatDate(value as number), valueInfo };
  if (type === "File") return { type, value: null, valueInfo };
  if (deserialize && typeof value === "string" && (type === "Json" || type === "Object"))
    return { type, value: type === "Json" ? spinNode(value, name) : parse(value, name), valueInfo };
  return { type, value, valueInfo };
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new EngineException(
      `Cannot deserialize object in variable '${name}': SPIN/JACKSON-JSON-01001 Unable to parse input into json node`,
    );
  }
}

function spinNode(text: string, name: string): unknown {
  const node = parse(text, name);
  const isObject = node !== null && typeof node === "object" && !Array.isArray(node);
  const nodeType = node === null ? "NULL" : Array.isArray(node) ? "ARRAY" : (typeof node).toUpperCase();
  return {
    ...{ boolean: typeof node === "boolean", object: isObject, nodeType, array: Array.isArray(node), null: node === null },
    ...{ string: typeof node === "string", value: node === null || typeof node !== "object", number: typeof node === "number" },
    dataFormatName: "application/json",
  };
}

/** A map of values as answers show it. */
export function writeVariables(variables: Record<string, TypedValue>, deserialize = false): Record<string, WrittenValue> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, writeValue(value, { deserialize, name })]));
}

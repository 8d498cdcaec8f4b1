/** Values of process variables. */

/** Types of process variables, as the REST API writes them. */
export type VariableType =
  | "String"
  | "Boolean"
  | "Short"
  | "Integer"
  | "Long"
  | "Double"
  | "Date"
  | "Bytes"
  | "Null"
  | "Json"
  | "Object"
  | "File"
  | "Xml";

/**
 * A value with its type. `value` is always JSON: Date is milliseconds since the epoch, Bytes and File
 * are base64, Json / Object / Xml are the text exactly as it was written (Json is parsed on use).
 */
export interface TypedValue {
  type: VariableType;
  value: unknown;
  valueInfo?: Record<string, unknown>;
}

/** One variable in one scope. */
export interface Variable extends TypedValue {
  /** Id of the variable instance, stable while the variable exists in its scope. */
  id: string;
}

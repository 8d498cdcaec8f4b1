import type { TypedValue, VariableType } from "../core/types/values.ts";
import type { Row } from "./database.ts";

/** The columns of a typed value. Date, Boolean and the numbers are numbers, everything else is text. */
export function valueColumns({ type, value, valueInfo }: TypedValue): Row {
  const isNumber = typeof value === "number" || typeof value === "boolean";
  return {
    type,
    text_value: value === null || value === undefined || isNumber ? null : String(value),
    number_value: isNumber ? Number(value) : null,
    value_info: valueInfo ?? null,
  };
}

/** The typed value of a row. */
export function typedValue(row: Row): TypedValue {
  const type = row.type as VariableType;
  const number = row.number_value as number | null;
  const value = type === "Boolean" && number !== null ? number === 1 : (number ?? (row.text_value as string | null));
  return row.value_info ? { type, value, valueInfo: row.value_info } : { type, value };
}

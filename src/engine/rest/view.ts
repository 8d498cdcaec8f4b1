import type { Row } from "../persistence/database.ts";
import { typedValue } from "../persistence/values.ts";
import { formatDate } from "./dates.ts";
import { any, array, boolean, dateTime, integer, nullable, object, type Schema, string } from "./schema.ts";
import { writeValue } from "./write-value.ts";

/** One member of an answer: its schema, and how a row gives it. */
export interface Field {
  schema: Schema;
  read(row: Row): unknown;
}

export const text = (column: string): Field => ({ schema: nullable(string), read: (row) => row[column] ?? null });
export const number = (column: string): Field => ({ schema: nullable(integer), read: (row) => row[column] ?? null });
export const flag = (column: string): Field => ({ schema: boolean, read: (row) => row[column] ?? false });
export const time = (column: string): Field => ({
  schema: nullable(dateTime),
  read: (row) => (row[column] === null || row[column] === undefined ? null : formatDate(row[column])),
});
/** Always the same: what the engine does not have (tenants, cases). */
export const constant = (value: unknown, schema: Schema = { type: "null" }): Field => ({ schema, read: () => value });
export const none = constant(null);
export const noLinks = constant([], array(any));
export const computed = (schema: Schema, read: (row: Row) => unknown): Field => ({ schema, read });
/** Milliseconds between two times; null while the second has not come. */
export const duration = (from: string, to: string): Field => ({
  schema: nullable(integer),
  read: (row) => (row[to] === null ? null : row[to] - row[from]),
});

/** The members `type`, `value`, `valueInfo` of rows that hold a value. */
export const valueFields: Record<"type" | "value" | "valueInfo", Field> = {
  type: text("type"),
  value: {
    schema: any,
    // Lists do not bring along what may be large.
    read: (row) =>
      row.type === "Bytes" ? null : writeValue(typedValue(row), { deserialize: row.deserialize === true, name: row.name }).value,
  },
  valueInfo: { schema: { type: "object" }, read: (row) => writeValue(typedValue(row), {}).valueInfo },
};

export interface View {
  schema: Schema;
  read(row: Row): Record<string, unknown>;
}

/** How rows of one kind look in answers. */
export function view(fields: Record<string, Field>): View {
  const members = Object.entries(fields);
  return {
    schema: object(Object.fromEntries(members.map(([name, field]) => [name, field.schema]))),
    read(row) {
      const result: Record<string, unknown> = {};
      for (const [name, field] of members) result[name] = field.read(row);
      return result;
    },
  };
}

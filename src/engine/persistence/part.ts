import type { Row } from "./database.ts";
import type { Writes } from "./writes.ts";

/** One kind of write inside the statement of a command: which rows it takes and its SQL around their parameter. */
export interface Part {
  /** Short and unique: the prepared statement is named by its parts. */
  name: string;
  rows(writes: Writes): Row[] | string[];
  /** `changed` is the CTE that has a row only when the tree was still the one the command has seen. */
  sql(parameter: string): string;
}

/** `insert` of rows given as JSON; columns with their types. */
export function insert(name: string, table: string, columns: Record<string, string>, rows: Part["rows"], suffix = ""): Part {
  const names = Object.keys(columns).join(", ");
  const typed = Object.entries(columns).map(([column, type]) => `${column} ${type}`);
  return {
    name,
    rows,
    sql: (parameter) => `insert into ${table} (${names}) select ${names.replace(/\w+/g, "r.$&")}
      from changed, json_to_recordset(${parameter}::json) as r(${typed.join(", ")}) ${suffix}`,
  };
}

/** `update` of rows given as JSON with their id; columns with their types. */
export function update(name: string, table: string, columns: Record<string, string>, rows: Part["rows"]): Part {
  const typed = Object.entries(columns).map(([column, type]) => `${column} ${type}`);
  const sets = Object.keys(columns).map((column) => `${column} = r.${column}`);
  return {
    name,
    rows,
    sql: (parameter) => `update ${table} t set ${sets.join(", ")}
      from changed, json_to_recordset(${parameter}::json) as r(id text, ${typed.join(", ")}) where t.id = r.id`,
  };
}

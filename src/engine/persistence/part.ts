import type { Row } from "./database.ts";
import type { Writes } from "./writes.ts";

/** One kind of write inside the statement of a batch of commands: which rows it takes and its SQL around their parameter. */
export interface Part {
  /** Short and unique: the prepared statement is named by its parts. */
  name: string;
  rows(writes: Writes): Row[] | string[];
  sql(parameter: string): string;
}

/**
 * The rows `r` of a parameter, given as JSON, as far as their commands take place: `c` is the number of the command in the batch,
 * and the CTE `changed` has those whose tree was still the one they have seen.
 */
export function rowsIn(parameter: string, columns: string): string {
  return `changed join json_to_recordset(${parameter}::json) as r(c int, ${columns}) using (c)`;
}

function typed(columns: Record<string, string>): string {
  return Object.entries(columns)
    .map(([column, type]) => `${column} ${type}`)
    .join(", ");
}

/** `insert` of rows; columns with their types. */
export function insert(name: string, table: string, columns: Record<string, string>, rows: Part["rows"], suffix = ""): Part {
  const names = Object.keys(columns).join(", ");
  return {
    name,
    rows,
    sql: (parameter) => `insert into ${table} (${names}) select ${names.replace(/\w+/g, "r.$&")}
      from ${rowsIn(parameter, typed(columns))} ${suffix}`,
  };
}

/** `update` of rows given with their id; columns with their types. */
export function update(name: string, table: string, columns: Record<string, string>, rows: Part["rows"]): Part {
  const sets = Object.keys(columns).map((column) => `${column} = r.${column}`);
  return {
    name,
    rows,
    sql: (parameter) => `update ${table} t set ${sets.join(", ")}
      from ${rowsIn(parameter, typed({ id: "text", ...columns }))} where t.id = r.id`,
  };
}

/** `delete` of rows by the ids in one of their columns. */
export function remove(name: string, table: string, column: string, rows: Part["rows"]): Part {
  return {
    name,
    rows,
    sql: (parameter) => `delete from ${table} t using ${rowsIn(parameter, "id text")} where t.${column} = r.id`,
  };
}

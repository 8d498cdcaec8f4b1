import type { Row } from "./database.ts";

/** Runs one statement of a transaction. */
export type Run = (text: string, values: unknown[]) => Promise<Row[]>;

/** Inserts one row whose members are named like the columns; objects become JSON. */
export async function insertRow(run: Run, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  await run(`insert into ${table} (${columns.join(", ")}) values (${columns.map((_, i) => `$${i + 1}`).join(", ")})`, [
    ...Object.values(row),
  ]);
}

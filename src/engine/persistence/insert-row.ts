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

/** Inserts many rows, all of one table, in one statement for each set of columns; objects become JSON. */
export async function insertRows(run: Run, table: string, rows: Row[]): Promise<void> {
  const byColumns = new Map<string, Row[]>();
  for (const row of rows) {
    const columns = Object.keys(row).join(", ");
    const alike = byColumns.get(columns);
    if (alike === undefined) byColumns.set(columns, [row]);
    else alike.push(row);
  }
  for (const [columns, alike] of byColumns) {
    // One parameter: reading thousands of them takes longer than the insertion itself.
    const text = `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`;
    await run(text, [JSON.stringify(alike)]);
  }
}

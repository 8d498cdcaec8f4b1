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

/** Rows of one statement: far below the number of values that PostgreSQL takes. */
const AT_ONCE = 1_000;

/** Inserts many rows, all of one table, in as few statements as their members allow. */
export async function insertRows(run: Run, table: string, rows: Row[]): Promise<void> {
  const byColumns = new Map<string, Row[]>();
  for (const row of rows) {
    const columns = Object.keys(row).join(", ");
    const alike = byColumns.get(columns);
    if (alike === undefined) byColumns.set(columns, [row]);
    else alike.push(row);
  }
  for (const [columns, alike] of byColumns) {
    for (let first = 0; first < alike.length; first += AT_ONCE) {
      const part = alike.slice(first, first + AT_ONCE);
      let count = 0;
      const tuples = part.map(
        (row) =>
          `(${Object.keys(row)
            .map(() => `$${++count}`)
            .join(", ")})`,
      );
      const values = part.flatMap((row) => Object.values(row));
      await run(`insert into ${table} (${columns}) values ${tuples.join(", ")}`, values);
    }
  }
}

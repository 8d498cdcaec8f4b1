import type { ImportFault, LegacyAccountInput, LegacyProcessInput } from "../domain/legacy-import.ts";
import type { ImportLine } from "../store/types.ts";
import { accountColumns, readAccount } from "./accounts.ts";
import { processColumns, readProcess } from "./processes.ts";
import { readRecords } from "./records.ts";
import { type CsvSource, detectFormat } from "./source.ts";

/** Reads one line whose values are named by their columns. */
type ReadLine<Input> = (line: number, cells: ReadonlyMap<string, string>) => ImportLine<Input>[];

/** The lines of a file of accounts; each call reads it from its beginning. */
export function accountLines(source: CsvSource): () => AsyncIterable<ImportLine<LegacyAccountInput>> {
  return () => readLines(source, accountColumns, readAccount);
}

/** The lines of a file of processes; each call reads it from its beginning. */
export function processLines(source: CsvSource): () => AsyncIterable<ImportLine<LegacyProcessInput>> {
  return () => readLines(source, processColumns, readProcess);
}

/** With a header that is wrong nothing after it can be believed: it alone is reported. */
async function* readLines<Input>(
  source: CsvSource,
  columns: readonly string[],
  read: ReadLine<Input>,
): AsyncGenerator<ImportLine<Input>> {
  let header: string[] | null = null;
  for await (const record of readRecords(source, await detectFormat(source))) {
    const { line } = record;
    if (header === null) {
      const names = "cells" in record ? record.cells.map((name) => name.trim().toLowerCase()) : [];
      const faults = "cells" in record ? headerFaults(names, columns) : [record.fault];
      for (const fault of faults) yield { line, fault };
      if (faults.length > 0) return;
      header = names;
    } else if ("fault" in record) yield record;
    else if (record.cells.length !== header.length)
      yield { line, fault: { code: "line-columns", value: `${record.cells.length} ≠ ${header.length}` } };
    else yield* read(line, new Map(header.map((name, index) => [name, record.cells[index]!])));
  }
  if (header === null) yield { line: 1, fault: { code: "file-empty" } };
}

function headerFaults(names: string[], columns: readonly string[]): ImportFault[] {
  const missing = columns.filter((column) => !names.includes(column));
  const unknown = names.filter((name) => !columns.includes(name));
  const repeated = columns.filter((column) => names.indexOf(column) !== names.lastIndexOf(column));
  return [
    ...missing.map((column) => ({ code: "column-missing" as const, column })),
    ...unknown.slice(0, 20).map((name) => ({ code: "column-unknown" as const, value: name.slice(0, 80) })),
    ...repeated.map((column) => ({ code: "column-repeated" as const, column })),
  ];
}

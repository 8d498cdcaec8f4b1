import type { ImportReportLine, Store } from "../store/types.ts";
import { BYTE_ORDER_MARK, csvLines } from "../texts/csv.ts";
import { importTexts as texts } from "../texts/import.ts";

/** The report of an import as CSV, a piece at a time: for a file or an answer. Opens in a spreadsheet as it is. */
export async function* reportCsv(store: Pick<Store, "legacy">, importId: string): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLines([texts.report.columns]);
  for await (const lines of store.legacy.importReport(importId)) yield csvLines(lines.map(cellsOf));
}

function cellsOf({ file, line, outcome, fault }: ImportReportLine): string[] {
  return [texts.files[file], String(line), texts.outcomes[outcome], fault.column ?? "", texts.fault(fault), fault.value ?? ""];
}

import { formatPersonNumber } from "../../../domain/identifiers.ts";
import { BYTE_ORDER_MARK, csvLines } from "../../../texts/csv.ts";
import { delegation } from "../../../texts/delegation.ts";
import type { BatchResult } from "./run.ts";

/** The result as a file that a spreadsheet in Portuguese opens as it is. */
export function writeCsv(results: BatchResult[]): string {
  const rows = results.map(({ line, cpf, service, text }) => [String(line), formatPersonNumber(cpf), service, text]);
  return `${BYTE_ORDER_MARK}${csvLines([delegation.batch.columns, ...rows])}`;
}

/** An address that is the file itself: nothing has to be kept for the download. */
export function csvAddress(results: BatchResult[]): string {
  return `data:text/csv;charset=utf-8;base64,${Buffer.from(writeCsv(results)).toString("base64")}`;
}

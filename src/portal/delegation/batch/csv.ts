import { formatCpf } from "../../../domain/identifiers.ts";
import { delegation } from "../../../texts/delegation.ts";
import type { BatchResult } from "./run.ts";

/** The result as a file that a spreadsheet in Portuguese opens as it is. */
export function writeCsv(results: BatchResult[]): string {
  const rows = results.map(({ line, cpf, service, text }) => [String(line), formatCpf(cpf), service, text]);
  return `\uFEFF${[[...delegation.batch.columns], ...rows].map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}

/** Text that begins like a formula is text all the same. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** An address that is the file itself: nothing has to be kept for the download. */
export function csvAddress(results: BatchResult[]): string {
  return `data:text/csv;charset=utf-8;base64,${Buffer.from(writeCsv(results)).toString("base64")}`;
}

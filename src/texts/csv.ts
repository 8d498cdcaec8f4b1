/** What a file begins with, so that a spreadsheet knows its encoding. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** Lines of a file that a spreadsheet in Portuguese opens as it is. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(";")}\r\n`).join("");
}

/** Text that begins like a formula is text all the same. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

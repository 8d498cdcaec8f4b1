import type { ImportFault } from "../domain/legacy-import.ts";
import { parseQuoted } from "./quoted.ts";
import type { CsvFormat, CsvSource } from "./source.ts";

/** No record is longer than this, in characters; what is, is reported and left out. */
export const longestRecord = 65_536;

/** One record of a CSV file, by the line on which it begins; or why there is none. */
export type CsvRecord = { line: number; cells: string[] } | { line: number; fault: ImportFault };

/**
 * Reads the records of a CSV file (RFC 4180) as they come, in memory that does not grow with the file. What cannot be read
 * is reported by its line, and the next line is read as if nothing had been: a quotation mark too many spoils one line, not the
 * rest of the file. A quotation mark inside a value without them is a letter like another.
 */
export async function* readRecords(source: CsvSource, { encoding, delimiter }: CsvFormat): AsyncGenerator<CsvRecord> {
  const decoder = new TextDecoder(encoding);
  const reader = new RecordReader(delimiter);
  for await (const chunk of source.open() as AsyncIterable<Buffer>) {
    yield* reader.read(decoder.decode(chunk, { stream: true }), false);
  }
  yield* reader.read(decoder.decode(), true);
}

class RecordReader {
  private text = "";
  private line = 1;
  /** The rest of a line that was too long comes and goes. */
  private skipping = false;

  constructor(private readonly delimiter: string) {}

  *read(more: string, last: boolean): Generator<CsvRecord> {
    this.text += more;
    let start = 0;
    for (;;) {
      if (this.skipping) {
        const end = this.text.indexOf("\n", start);
        start = end === -1 ? this.text.length : end + 1;
        if (end === -1) break;
        this.skipping = false;
        this.line++;
      }
      const next = this.next(start, last);
      if (next === null) break;
      if (next.record !== null) yield next.record;
      start = next.end;
    }
    this.text = this.text.slice(start);
  }

  /** The record that begins here; null: more has to come, or nothing does. */
  private next(start: number, last: boolean): { record: CsvRecord | null; end: number } | null {
    const { text, line } = this;
    if (start >= text.length) return null;
    const feed = text.indexOf("\n", start);
    if (feed === -1 && !last) return text.length - start > longestRecord ? this.tooLong(text.length, line) : null;
    const end = feed === -1 ? text.length : feed;
    if (end - start > longestRecord) {
      this.line++;
      return { record: { line, fault: { code: "line-too-long" } }, end: end + 1 };
    }
    const content = text.slice(start, end).replace(/\r$/, "");
    if (!content.includes('"')) {
      this.line++;
      const record = content.trim() === "" ? null : { line, cells: content.split(this.delimiter) };
      return { record, end: end + 1 };
    }
    const parsed = parseQuoted(text, start, this.delimiter);
    // What follows a quotation mark at the end of the text decides what it was.
    const decided = last || parsed.kind !== "record" || text[parsed.end - 1] === "\n";
    if (parsed.kind === "record" && decided && parsed.end - start <= longestRecord) {
      this.line += parsed.lines;
      return { record: { line, cells: parsed.cells }, end: parsed.end };
    }
    // A quotation mark that is not closed yet may be closed by what is to come.
    if ((parsed.kind === "open" || !decided) && !last && text.length - start <= longestRecord) return null;
    this.line++;
    return { record: { line, fault: { code: "line-unreadable" } }, end: end + 1 };
  }

  private tooLong(end: number, line: number): { record: CsvRecord; end: number } {
    this.skipping = true;
    return { record: { line, fault: { code: "line-too-long" } }, end };
  }
}

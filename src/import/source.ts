import type { Readable } from "node:stream";

/** A file that can be read from its beginning as often as needed. */
export interface CsvSource {
  open(): Readable;
}

/** How a file has to be read. */
export interface CsvFormat {
  encoding: "utf-8" | "windows-1252";
  delimiter: "," | ";";
}

/** The first line decides how the values are separated; it is looked for in so many bytes. */
const HEAD = 65_536;

/**
 * Finds out how a file is written: UTF-8 when every byte of it is, else Latin-1 (as Windows writes it, which has more
 * letters and no other ones); semicolon when its first line has more of them than commas. Reads the whole file, since the
 * first accent may be in its last line.
 */
export async function detectFormat(source: CsvSource): Promise<CsvFormat> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let head = Buffer.alloc(0);
  let utf8 = true;
  for await (const chunk of source.open() as AsyncIterable<Buffer>) {
    if (head.length < HEAD) head = Buffer.concat([head, chunk.subarray(0, HEAD - head.length)]);
    if (utf8) utf8 = decodes(decoder, chunk, true);
  }
  utf8 = utf8 && decodes(decoder, Buffer.alloc(0), false);
  const [first = ""] = head.toString("latin1").split(/[\r\n]/, 1);
  const count = (character: string) => first.split(character).length;
  return { encoding: utf8 ? "utf-8" : "windows-1252", delimiter: count(";") > count(",") ? ";" : "," };
}

function decodes(decoder: TextDecoder, chunk: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(chunk, { stream });
    return true;
  } catch {
    return false;
  }
}

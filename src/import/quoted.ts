/** A record with quotation marks, one that does not end in this text, or one that is none. */
export type Quoted = { kind: "record"; cells: string[]; end: number; lines: number } | { kind: "open" } | { kind: "broken" };

/**
 * Reads one record from `start` on. A value in quotation marks may hold the delimiter, line feeds, and quotation marks
 * written twice. `end` is where the next record begins, `lines` how many line feeds it had.
 */
export function parseQuoted(text: string, start: number, delimiter: string): Quoted {
  const cells: string[] = [];
  let lines = 0;
  let at = start;
  for (;;) {
    let cell: string;
    if (text[at] === '"') {
      const close = closingMark(text, at + 1);
      if (close === -1) return { kind: "open" };
      const inside = text.slice(at + 1, close);
      lines += inside.split("\n").length - 1;
      cell = inside.replaceAll('""', '"');
      at = close + 1;
    } else {
      const end = endOfPlain(text, at, delimiter);
      cell = text.slice(at, end).replace(/\r$/, "");
      at = end;
    }
    cells.push(cell);
    if (text.startsWith("\r\n", at)) at++;
    if (at >= text.length) return { kind: "record", cells, end: at, lines: lines + 1 };
    if (text[at] === "\n") return { kind: "record", cells, end: at + 1, lines: lines + 1 };
    if (text[at] === "\r" && at + 1 === text.length) return { kind: "open" };
    if (text[at] !== delimiter) return { kind: "broken" };
    at++;
  }
}

/** Where the quotation mark is that is not the first half of two; -1: not in this text. */
function closingMark(text: string, from: number): number {
  for (let at = from; ; ) {
    const mark = text.indexOf('"', at);
    if (mark === -1) return -1;
    if (text[mark + 1] !== '"') return mark;
    at = mark + 2;
  }
}

function endOfPlain(text: string, from: number, delimiter: string): number {
  const ends = [text.indexOf(delimiter, from), text.indexOf("\n", from)].filter((end) => end !== -1);
  return ends.length === 0 ? text.length : Math.min(...ends);
}

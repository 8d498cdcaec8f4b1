import { Readable } from "node:stream";
import fc from "fast-check";
import { type CsvRecord, longestRecord, readRecords } from "../../src/import/records.ts";
import { detectFormat } from "../../src/import/source.ts";

/** A file in pieces of so many bytes. */
const source = (content: string | Buffer, size = 7) => {
  const bytes = Buffer.from(content);
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
  return { open: () => Readable.from(pieces) };
};

async function records(content: string | Buffer, size?: number): Promise<CsvRecord[]> {
  const file = source(content, size);
  const found: CsvRecord[] = [];
  for await (const record of readRecords(file, await detectFormat(file))) found.push(record);
  return found;
}

test("values in quotation marks may hold the delimiter, quotation marks and line feeds; lines are counted as an editor does", async () => {
  const text = 'a,b\r\n"x,1","say ""yes"""\r\n\r\n"two\nlines",2\n3,4';
  expect(await records(text)).toEqual([
    { line: 1, cells: ["a", "b"] },
    { line: 2, cells: ["x,1", 'say "yes"'] },
    { line: 4, cells: ["two\nlines", "2"] },
    { line: 6, cells: ["3", "4"] },
  ]);
});

test.each([
  ["text after the closing mark", '1,"x"y', [{ line: 2, fault: { code: "line-unreadable" } }]],
  ["a mark that nobody closes", '1,"x', [{ line: 2, fault: { code: "line-unreadable" } }]],
  ["a mark inside a plain value", '1,x"y', [{ line: 2, cells: ["1", 'x"y'] }]],
])("%s spoils no other line", async (_what, line, expected) => {
  const after = [
    { line: 3, cells: ["3", "4"] },
    { line: 4, cells: ["5", "6"] },
  ];
  expect((await records(`a,b\n${line}\n3,4\n5,6\n`)).slice(1)).toEqual([...expected, ...after]);
});

test("a line that is too long is left out, whatever it is made of", async () => {
  for (const long of ["z".repeat(3 * longestRecord), `"${"z".repeat(3 * longestRecord)}"`]) {
    expect((await records(`a,b\n1,${long}\n3,4\n`, 10_000)).slice(1)).toEqual([
      { line: 2, fault: { code: "line-too-long" } },
      { line: 3, cells: ["3", "4"] },
    ]);
  }
});

test("a mark that swallows the rest of a large file costs one line", async () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `${index},value`);
  const found = await records(`a,b\n1,"open\n${lines.join("\n")}\n`, 65_536);
  expect(found[1]).toEqual({ line: 2, fault: { code: "line-unreadable" } });
  expect(found).toHaveLength(20_002);
  expect(found.at(-1)).toEqual({ line: 20_002, cells: ["19999", "value"] });
});

test.each([
  ["UTF-8", Buffer.from("nome;ação\nJoão;ç\n"), "utf-8", ";"],
  ["UTF-8 with a byte order mark", Buffer.from("\uFEFFnome,ação\nJoão,ç\n"), "utf-8", ","],
  ["Latin-1", Buffer.from("nome;ação\nJoão;ç\n", "latin1"), "windows-1252", ";"],
])("%s is recognised", async (_name, content, encoding, delimiter) => {
  expect(await detectFormat(source(content))).toEqual({ encoding, delimiter });
  const [header, row] = await records(content, 3);
  expect(header).toEqual({ line: 1, cells: ["nome", "ação"] });
  expect(row).toEqual({ line: 2, cells: ["João", "ç"] });
});

test("an accent at the very end decides the encoding of the whole file", async () => {
  const content = Buffer.concat([Buffer.from(`a,b\n${"x,y\n".repeat(50_000)}`), Buffer.from("fim,ã\n", "latin1")]);
  expect((await records(content, 65_536)).at(-1)).toMatchObject({ cells: ["fim", "ã"] });
});

test("what was written is read, however it is cut into pieces", async () => {
  const value = fc.string({ unit: fc.constantFrom("a", '"', ",", ";", "\n", "\r\n", "é", "💡", " ") });
  const table = fc.array(fc.array(value, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (rows, size) => {
      const quoted = rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(",")).join("\n");
      const found = await records(`"h",h\n${quoted}\n`, size);
      expect(found.slice(1).map((record) => ("cells" in record ? record.cells : record.fault))).toEqual(rows);
    }),
    { numRuns: 150 },
  );
});

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";

const root = new URL("../../", import.meta.url);
const page = await readFile(new URL("docs/engine/durability.md", root), "utf8");
/** Cells of every row of every table, without headings. */
const rows = page
  .split("\n")
  .filter((line) => /^\| (?!---)/.test(line) && !/proved by/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()));

test("every promise and every fault on the page of durability names a test that exists", async () => {
  expect(rows.length).toBeGreaterThan(20);
  const titles = await readFile(new URL("test/faults/lost-answers.test.ts", root), "utf8");
  for (const row of rows) {
    const proof = row.at(-2)!;
    const files = [...proof.matchAll(/`(test\/[^`]+)`/g)].map(([, file]) => file!);
    const title = /“(.+) …”/.exec(proof)?.[1]?.replace(/^the (database|engine) /, "the %s ");
    expect({ proof, named: files.length > 0 || title !== undefined }).toEqual({ proof, named: true });
    expect({ proof, exists: files.every((file) => existsSync(new URL(file, root))) }).toEqual({ proof, exists: true });
    if (title !== undefined) expect(titles).toContain(title);
  }
});

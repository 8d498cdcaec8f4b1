import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { openFolder } from "../../../src/portal/staff/migration/kept-files.ts";

const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith("sgci-import-"));

test("a file is kept unreadable, can be read as often as wanted, and goes with its folder", async () => {
  const before = new Set(folders());
  const folder = await openFolder();
  const content = Buffer.from("login;password_hash\nana;segredo\n".repeat(5_000));
  const file = await folder.keep("contas.csv", Readable.from([content.subarray(0, 10), content.subarray(10)]));
  expect(file).toMatchObject({
    ...{ name: "contas.csv", bytes: content.length },
    sha256: createHash("sha256").update(content).digest("hex"),
  });
  const place = join(tmpdir(), folders().find((name) => !before.has(name))!);
  const [name] = readdirSync(place);
  expect(readFileSync(join(place, name!)).includes("segredo")).toBe(false);
  expect([place, join(place, name!)].map((path) => statSync(path).mode & 0o077)).toEqual([0, 0]);
  for (let time = 0; time < 2; time++) expect((await buffer(file.open())).equals(content)).toBe(true);
  // Whoever stops reading holds nothing up.
  for await (const chunk of file.open()) {
    expect((chunk as Buffer).length).toBeGreaterThan(0);
    break;
  }
  await folder.remove();
  expect(existsSync(place)).toBe(false);
});

import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const MODULES = ["config", "secrets"].map((name) => new URL(`../../src/process/${name}.ts`, import.meta.url).href);
const PRINT = `
  import { readConfig } from "${MODULES[0]}";
  import { readSecrets } from "${MODULES[1]}";
  const { encryptionKey, enginePassword } = readSecrets(readConfig("all", { DATA_DIR: process.argv.at(-1) }));
  console.log(encryptionKey.toString("hex"), enginePassword);`;

test("processes that start at once on a new folder agree on the secrets", async () => {
  const folder = mkdtempSync(join(tmpdir(), "secrets-"));
  const read = () => promisify(execFile)(process.execPath, ["--import", "tsx", "--input-type=module", "-e", PRINT, folder]);
  const answers = await Promise.all([read(), read(), read()]);
  expect(new Set(answers.map(({ stdout }) => stdout))).toHaveProperty("size", 1);
  expect(answers[0]?.stdout).toMatch(/^[0-9a-f]{64} [\w-]{24}\n$/);
  expect(readdirSync(folder)).toEqual(["secrets.json"]);
  rmSync(folder, { recursive: true });
});

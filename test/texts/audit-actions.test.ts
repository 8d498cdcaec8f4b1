import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { delegationStates } from "../../src/domain/delegation.ts";
import { describeAction } from "../../src/texts/audit-actions.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Who writes into the audit. */
const WRITERS = ["src/store", "src/portal", "src/process", "src/models", "src/mail", "workers"];

/** Names of acts as the sources spell them: words joined by hyphens. */
async function spelled(): Promise<string[]> {
  const files = await Promise.all(
    WRITERS.map(async (folder) => {
      const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name));
    }),
  );
  const texts = await Promise.all(files.flat().map((file) => readFile(file, "utf8")));
  return texts.flatMap((text) => [...text.matchAll(/\baction: "([a-z]+(?:-[a-z]+)+)"/g)].map(([, name]) => name!));
}

const composed = [
  ...delegationStates.map((state) => `delegation-${state}`),
  ...["draft", "submitted", "correcting", "finished", "refused"].map((state) => `process-${state}`),
  ...["received", "analysing", "correcting", "validated", "refused", "national"].map((state) => `foreign-request-${state}`),
  ...["done", "refused", "unanswered"].flatMap((outcome) => [`engine-act-${outcome}`, `team-act-${outcome}`]),
];

test("whoever reads the audit reads words: every act that is written there has a name in Portuguese", async () => {
  const names = [...new Set([...(await spelled()), ...composed])];
  expect(names.length).toBeGreaterThan(80);
  expect(names.filter((name) => describeAction(name) === name)).toEqual([]);
});

import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { accountLines, processLines } from "../import/lines.ts";
import { reportCsv } from "../import/report.ts";
import { StoreError } from "../store/errors.ts";
import type { ImportFile, ImportRequest, LegacyImport, Store } from "../store/types.ts";
import { importTexts as texts } from "../texts/import.ts";
import { UsageError } from "./staff-command.ts";

const words = texts.command;

/** Lines of the report that are said on the command line. */
const SAID = 50;

/**
 * `npm run import`: reads the old accounts and processes, all or nothing. Says what it did, line by line. False: a line is
 * broken, or the key belongs to other files, and nothing was imported. Throws UsageError before anything is read.
 */
export async function runImportCommand(
  args: string[],
  store: Pick<Store, "legacy">,
  say: (line: string) => void,
): Promise<boolean> {
  const { accounts, processes, report, key, dryRun } = read(args);
  const files = [await measure("accounts", accounts), await measure("processes", processes)];
  const request: ImportRequest = {
    accounts: accountLines({ open: () => createReadStream(accounts) }),
    processes: processLines({ open: () => createReadStream(processes) }),
    ...{ files, dryRun, key, actor: "system:command-line", capacity: "system" },
  };
  const result = await store.legacy.import(request).catch((error) => {
    if (error instanceof StoreError && error.code === "import-key-reused") return null;
    throw error;
  });
  if (result === null) {
    say(words.keyReused(key ?? ""));
    return false;
  }
  for (const file of ["accounts", "processes"] as const) say(words.counts(texts.files[file], { ...result.counts[file] }));
  await sayLines(store, result, say);
  if (report !== null) await writeReport(store, result, report, say);
  say(words.outcomes[result.outcome]);
  return result.outcome !== "broken";
}

function read(args: string[]) {
  const text = { type: "string" } as const;
  const options = { accounts: text, processes: text, report: text, key: text, "dry-run": { type: "boolean" } } as const;
  try {
    const { values } = parseArgs({ args, options });
    const { accounts, processes, report = null, key = null, "dry-run": dryRun = false } = values;
    if (accounts && processes) return { accounts, processes, report, key, dryRun };
  } catch {
    // An unknown option: the usage says which there are.
  }
  throw new UsageError(words.usage);
}

/** Hash and length of a file, which is read for it once. */
async function measure(file: ImportFile, path: string): Promise<ImportRequest["files"][number]> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  } catch {
    throw new UsageError(words.fileUnreadable(path));
  }
  return { file, name: basename(path), sha256: hash.digest("hex"), bytes };
}

async function sayLines(store: Pick<Store, "legacy">, { id }: LegacyImport, say: (line: string) => void): Promise<void> {
  let count = 0;
  for await (const lines of store.legacy.importReport(id)) {
    for (const { file, line, outcome, fault } of lines) {
      if (++count > SAID) return say(words.more);
      say(words.line(texts.files[file], line, texts.outcomes[outcome], texts.fault(fault), fault.value));
    }
  }
}

async function writeReport(
  store: Pick<Store, "legacy">,
  { id }: LegacyImport,
  path: string,
  say: (line: string) => void,
): Promise<void> {
  try {
    await pipeline(Readable.from(reportCsv(store, id)), createWriteStream(path));
  } catch (cause) {
    throw new Error(words.reportUnwritable(path), { cause });
  }
  say(words.reported(path));
}

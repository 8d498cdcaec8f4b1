import { randomUUID } from "node:crypto";
import { accountLines, processLines } from "../../../import/lines.ts";
import type { ImportFile, LegacyActor, LegacyImport } from "../../../store/types.ts";
import type { PortalContext } from "../../context.ts";
import type { KeptFile } from "./kept-files.ts";
import type { Upload } from "./upload.ts";

/** How long files of a dry run wait for the import. */
const KEPT_MS = 3_600_000;
/** Dry runs whose files are kept at once; of more, the oldest goes. */
const KEPT = 5;

/** An import that is being read: longer than a browser, or what stands before us, would wait. */
export interface ImportRun {
  id: string;
  dryRun: boolean;
  /** Null as long as it is under way. */
  outcome: { import: LegacyImport } | { error: unknown } | null;
  /** Resolves, never rejects, when there is one. */
  done: Promise<void>;
}

/** Imports that this process is reading, and the files of dry runs that wait for their import. */
export interface ImportRuns {
  start(upload: Upload, acting: LegacyActor): ImportRun;
  /** Imports the files of a dry run under its key; null: they are not kept (any more). */
  confirm(dryRun: LegacyImport, acting: LegacyActor): ImportRun | null;
  find(id: string): ImportRun | null;
  /** Whether the files of this dry run are kept. */
  keeps(importId: string): boolean;
}

export function createImportRuns({ store, log }: PortalContext): ImportRuns {
  const runs = new Map<string, ImportRun>();
  const kept = new Map<string, { upload: Upload; timer: NodeJS.Timeout }>();

  async function drop(importId: string): Promise<void> {
    const entry = kept.get(importId);
    if (entry === undefined) return;
    kept.delete(importId);
    clearTimeout(entry.timer);
    await entry.upload.folder.remove();
  }

  async function keep(importId: string, upload: Upload): Promise<void> {
    const timer = setTimeout(() => void drop(importId), KEPT_MS).unref();
    kept.set(importId, { upload, timer });
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) await drop(oldest);
  }

  function begin(upload: Upload, acting: LegacyActor, key: string | null): ImportRun {
    const dryRun = key === null;
    const { accounts, processes } = upload.files;
    const named = (file: ImportFile, { name, sha256, bytes }: KeptFile) => ({ file, name, sha256, bytes });
    const work = store.legacy.import({
      ...{ ...acting, key, dryRun, accounts: accountLines(accounts), processes: processLines(processes) },
      files: [named("accounts", accounts), named("processes", processes)],
    });
    const run: ImportRun = {
      ...{ id: randomUUID(), dryRun, outcome: null },
      done: work.then(
        async (finished) => {
          if (dryRun && finished.outcome === "dry-run") await keep(finished.id, upload);
          else await upload.folder.remove();
          run.outcome = { import: finished };
        },
        async (error: unknown) => {
          log.error({ err: error }, "the import of old accounts failed");
          run.outcome = { error };
          await upload.folder.remove();
        },
      ),
    };
    runs.set(run.id, run);
    // Long enough for the page that waits to see it.
    void run.done.then(() => setTimeout(() => runs.delete(run.id), KEPT_MS).unref());
    return run;
  }

  return {
    start: (upload, acting) => begin(upload, acting, null),
    confirm(dryRun, acting) {
      const entry = kept.get(dryRun.id);
      if (entry === undefined) return null;
      kept.delete(dryRun.id);
      clearTimeout(entry.timer);
      return begin(entry.upload, acting, dryRun.key);
    },
    find: (id) => runs.get(id) ?? null,
    keeps: (importId) => kept.has(importId),
  };
}

import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import type { ImportReportLine, ImportRequest, LegacyImport, LegacyImportRepository } from "../types/legacy-import.ts";
import { applyImport } from "./import-apply.ts";
import { followOwners } from "./import-follow.ts";
import { judgeLines } from "./import-judge.ts";
import { reportedLines, stageFiles } from "./import-stage.ts";

/** Key of the lock that lets in one import at a time. */
const importLock = 732_104_553;

/** Lines of the report that are read at once. */
const pageSize = 1_000;

interface ImportRow {
  id: string;
  key: string;
  outcome: LegacyImport["outcome"];
  dry_run: boolean;
  actor: string;
  actor_name: string | null;
  files: LegacyImport["files"];
  counts: LegacyImport["counts"];
  started_at: Date;
  finished_at: Date;
}

/** Imports in table `store.legacy_imports`, with what is to be said about their lines. */
export function legacyImports(context: StoreContext, outbox: OutboxWriter): LegacyImportRepository {
  const { run, transaction } = context;
  return {
    import: async (request) => {
      const id = await transaction((trx) => importFiles(trx, context, outbox, request));
      outbox.announce();
      return (await run((knex) => findImport(knex, id)))!;
    },

    importOf: (id) => run((knex) => findImport(knex, id)),

    imports: ({ offset = 0, limit = 50 } = {}) =>
      run(async (knex) => {
        const rows: ImportRow[] = await selectImports(knex).orderBy("started_at", "desc").offset(offset).limit(limit);
        return rows.map(importOf);
      }),

    async *importReport(id) {
      if (!isUuid(id)) return;
      for (let after: [string, number, number] = ["", 0, 0]; ; ) {
        const rows = await run((knex) => reportPage(knex, id, after));
        if (rows.length === 0) return;
        yield rows.map(({ file, line, outcome, fault }) => ({ file, line, outcome, fault }));
        const last = rows.at(-1)!;
        after = [last.file, last.line, last.ordinal];
      }
    },
  };
}

async function importFiles(
  trx: Knex.Transaction,
  context: StoreContext,
  outbox: OutboxWriter,
  request: ImportRequest,
): Promise<string> {
  const startedAt = context.clock();
  await trx.raw("SELECT pg_advisory_xact_lock(?)", [importLock]);
  const { dryRun, actor, files } = request;
  const key = request.key?.trim() || keyOf(request);
  const note = async (outcome: LegacyImport["outcome"], counts: LegacyImport["counts"]): Promise<string> => {
    const [row] = await trx("store.legacy_imports")
      .insert({
        ...{ key, outcome, dry_run: dryRun, actor, files: JSON.stringify(files), counts: JSON.stringify(counts) },
        ...{ started_at: startedAt, finished_at: context.clock() },
      })
      .returning("id");
    await appendAudit(trx, context, {
      ...{ actor, capacity: request.capacity, origin: request.origin ?? null, action: "legacy-import", subject: row.id },
      details: { key, outcome, dryRun, counts, files: files.map(({ file, name, sha256 }) => ({ file, name, sha256 })) },
    });
    return row.id;
  };

  const before = await trx("store.legacy_imports").where({ key, outcome: "imported" }).first("counts", "files");
  if (before !== undefined && hashesOf(before.files) !== hashesOf(files))
    throw new StoreError("import-key-reused", `The key ${key} belongs to other files`);
  if (before !== undefined && !dryRun) return note("repeated", before.counts);
  const staged = await stageFiles(trx, request);
  // From here on nobody migrates what is being judged.
  if (!dryRun) await trx.raw("LOCK TABLE store.legacy_accounts, store.legacy_processes IN EXCLUSIVE MODE");
  const counts = await judgeLines(trx, staged);
  const broken = counts.accounts.broken + counts.processes.broken > 0;
  if (!broken && !dryRun) {
    await applyImport(trx, startedAt);
    await followOwners(trx, context, outbox, request);
  }
  const id = await note(broken ? "broken" : dryRun ? "dry-run" : "imported", counts);
  await trx.raw(
    `INSERT INTO store.legacy_import_lines (import_id, file, line, ordinal, outcome, fault)
       SELECT ?, file, line, ordinal, outcome, fault FROM (SELECT *, row_number() OVER (PARTITION BY file, outcome ORDER BY line)
         AS place FROM import_faults) AS faults WHERE place <= ?`,
    [id, reportedLines],
  );
  return id;
}

/** The same files are the same import. */
function keyOf({ files }: ImportRequest): string {
  return `sha256:${hashesOf(files)}`;
}

/** What the files are, whatever they are called. */
function hashesOf(files: ImportRequest["files"]): string {
  const hash = (file: string) => files.find((candidate) => candidate.file === file)?.sha256 ?? "";
  return `${hash("accounts")}:${hash("processes")}`;
}

function selectImports(knex: Knex): Knex.QueryBuilder {
  return knex("store.legacy_imports AS import")
    .joinRaw("LEFT JOIN store.accounts AS account ON account.id::text = import.actor")
    .select("import.*", knex.raw("coalesce(social_name, name) AS actor_name"));
}

async function findImport(knex: Knex, id: string): Promise<LegacyImport | null> {
  const row: ImportRow | undefined = isUuid(id) ? await selectImports(knex).where("import.id", id).first() : undefined;
  return row ? importOf(row) : null;
}

function reportPage(
  knex: Knex,
  id: string,
  [file, line, ordinal]: [string, number, number],
): Promise<(ImportReportLine & { ordinal: number })[]> {
  return knex("store.legacy_import_lines")
    .where({ import_id: id })
    .whereRaw("(file, line, ordinal) > (?, ?, ?)", [file, line, ordinal])
    .orderBy(["file", "line", "ordinal"])
    .limit(pageSize);
}

function importOf(row: ImportRow): LegacyImport {
  return {
    id: row.id,
    key: row.key,
    outcome: row.outcome,
    dryRun: row.dry_run,
    actor: row.actor,
    actorName: row.actor_name,
    files: row.files,
    counts: row.counts,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}

import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { AnalystAct, ModelChangeRepository, Publication } from "../types/model-change.ts";
import { requireReason, requireSecondPerson } from "./drafting.ts";
import { type ChangeRow, changes, lockChange, namesOf, requireStatus } from "./rows.ts";

interface PublicationRow {
  id: string;
  kind: Publication["kind"];
  change_id: string | null;
  process: string | null;
  version: number | null;
  reason: string | null;
  paths: string[];
  by_id: string;
  capacity: string;
  origin: string | null;
  state: Publication["state"];
  begun_at: Date;
  finished_at: Date | null;
  deployment_id: string | null;
}

type Publishing = Pick<
  ModelChangeRepository,
  "approve" | "beginRestore" | "finish" | "giveBack" | "underWay" | "published" | "scenarios"
>;

const table = "store.model_publications";
const names = {
  change: { done: "model-change-live", back: "model-change-given-back" },
  restore: { done: "model-restored", back: "model-restore-given-back" },
};

/** What goes live: written down before the engine is asked, and again with its answer. */
export function publishing(context: StoreContext): Publishing {
  const { run, transaction, clock } = context;

  async function begin(
    trx: Knex.Transaction,
    row: Partial<PublicationRow>,
    paths: string[],
    by: AnalystAct,
  ): Promise<Publication> {
    const { actor, capacity, origin } = by;
    const [made] = await trx(table)
      .insert({ ...row, paths: JSON.stringify(paths), by_id: actor, capacity, origin, state: "begun", begun_at: clock() })
      .onConflict(trx.raw("((true)) WHERE state = 'begun'"))
      .ignore()
      .returning("*");
    if (made === undefined) throw new StoreError("publication-under-way", "Something else goes live at this moment");
    return publicationOf(trx, made);
  }

  /** The publication, held, if it is under way; null: somebody has ended it already. */
  async function hold(trx: Knex.Transaction, id: string): Promise<PublicationRow | null> {
    const row: PublicationRow | undefined = isUuid(id) ? await trx(table).where({ id }).forUpdate().first() : undefined;
    return row?.state === "begun" ? row : null;
  }

  const tell = (trx: Knex.Transaction, row: PublicationRow, action: string, details: Record<string, unknown>) =>
    appendAudit(trx, context, {
      ...{ actor: row.by_id, capacity: row.capacity, origin: row.origin, action, subject: row.change_id ?? row.process! },
      details: { publication: row.id, paths: row.paths, ...aboutRestore(row), ...details },
    });

  return {
    approve: (id, { paths, asOf }, by) =>
      transaction(async (trx) => {
        const change = await lockChange(trx, id);
        requireStatus(change, ["proposed"]);
        requireSecondPerson(change, by);
        if (change.updated_at.getTime() !== asOf.getTime())
          throw new StoreError("change-state", `Change ${id} is another by now`);
        const now = clock();
        const publication = await begin(trx, { kind: "change", change_id: id }, paths, by);
        await changes(trx).where({ id }).update({ status: "publishing", decided_by: by.actor, decided_at: now, updated_at: now });
        const details = { title: change.title, publication: publication.id, paths };
        await appendAudit(trx, context, { ...by, action: "model-change-approved", subject: id, details });
        return publication;
      }),

    beginRestore: ({ process, version, reason, paths }, by) =>
      transaction(async (trx) => {
        requireReason(reason);
        const publication = await begin(trx, { kind: "restore", process, version, reason: reason.trim() }, paths, by);
        const details = { version, reason: reason.trim(), publication: publication.id, paths };
        await appendAudit(trx, context, { ...by, action: "model-restore-begun", subject: process, details });
        return publication;
      }),

    finish: (id, { deploymentId, definitions, scenarios }) =>
      transaction(async (trx) => {
        const row = await hold(trx, id);
        if (row === null) return;
        const now = clock();
        await trx(table).where({ id }).update({ state: "done", finished_at: now, deployment_id: deploymentId });
        if (row.change_id !== null) {
          const live = { status: "live" as const, deployment_id: deploymentId, updated_at: now };
          await changes(trx).where({ id: row.change_id }).update(live);
        }
        const kept = scenarios.map(({ path, content }) => ({ path, content, publication_id: id, published_at: now }));
        if (kept.length > 0) await trx("store.model_scenarios").insert(kept);
        await tell(trx, row, names[row.kind].done, { deploymentId, definitions });
      }),

    giveBack: (id, why) =>
      transaction(async (trx) => {
        const row = await hold(trx, id);
        if (row === null) return;
        await trx(table).where({ id }).update({ state: "given-back", finished_at: clock() });
        if (row.change_id !== null) {
          const proposed = { status: "proposed" as const, decided_by: null, decided_at: null, updated_at: clock() };
          await changes(trx).where({ id: row.change_id }).update(proposed);
        }
        await tell(trx, row, names[row.kind].back, { why });
      }),

    underWay: () =>
      run(async (knex) => {
        const row: PublicationRow | undefined = await knex(table).where({ state: "begun" }).first();
        return row === undefined ? null : publicationOf(knex, row);
      }),

    published: (deploymentIds) =>
      run(async (knex) => {
        const rows: (PublicationRow & Pick<ChangeRow, "title" | "author_id"> & { change_reason: string })[] = await knex(
          `${table} as publication`,
        )
          .leftJoin("store.model_changes as change", "change.id", "publication.change_id")
          .whereIn("publication.deployment_id", deploymentIds)
          .select("publication.*", "change.title", "change.author_id", "change.reason as change_reason");
        const analyst = await namesOf(
          knex,
          rows.flatMap((row) => [row.by_id, row.author_id]),
        );
        return rows.map((row) => ({
          ...{ deploymentId: row.deployment_id!, kind: row.kind, changeId: row.change_id, title: row.title },
          ...{ reason: row.reason ?? row.change_reason, author: row.author_id === null ? null : analyst(row.author_id) },
          ...{ by: analyst(row.by_id), at: row.finished_at!, restoredVersion: row.version },
        }));
      }),

    scenarios: () =>
      run(async (knex) => {
        const rows = await knex("store.model_scenarios")
          .distinctOn("path")
          .orderBy([{ column: "path" }, { column: "id", order: "desc" }])
          .select("path", "content", "published_at");
        return rows.map(({ path, content, published_at }) => ({ path, content, publishedAt: published_at }));
      }),
  };
}

const aboutRestore = ({ kind, version, reason }: PublicationRow) => (kind === "restore" ? { version, reason } : {});

async function publicationOf(knex: Knex, row: PublicationRow): Promise<Publication> {
  const analyst = await namesOf(knex, [row.by_id]);
  return {
    ...{ id: row.id, kind: row.kind, changeId: row.change_id, process: row.process, version: row.version, reason: row.reason },
    ...{ paths: row.paths, by: analyst(row.by_id), state: row.state, begunAt: row.begun_at, finishedAt: row.finished_at },
    deploymentId: row.deployment_id,
  };
}

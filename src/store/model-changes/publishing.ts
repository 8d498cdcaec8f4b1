import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { AnalystAct, ModelChangeRepository, Publication } from "../types/model-change.ts";
import { requireReason, requireSecondPerson, requireSeen } from "./drafting.ts";
import { type PublicationRow, publicationOf, table } from "./published.ts";
import { changes, lockChange, requireStatus } from "./rows.ts";

type Publishing = Pick<ModelChangeRepository, "approve" | "beginRestore" | "finish" | "giveBack">;

const names = {
  change: { done: "model-change-live", back: "model-change-given-back" },
  restore: { done: "model-restored", back: "model-restore-given-back" },
};

/** What goes live: written down before the engine is asked, and again with its answer. */
export function publishing(context: StoreContext): Publishing {
  const { transaction, clock } = context;

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
        requireSeen(change, asOf);
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
  };
}

const aboutRestore = ({ kind, version, reason }: PublicationRow) => (kind === "restore" ? { version, reason } : {});

import type { Knex } from "knex";
import { kindOf } from "../../models/file.ts";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { DraftChanged, StoreError } from "../errors.ts";
import type { AnalystAct, ModelChangeRepository } from "../types/model-change.ts";
import { type ChangeRow, changes, draftOf, editable, files, lockChange, namesOf, requireStatus } from "./rows.ts";

type Drafting = Pick<
  ModelChangeRepository,
  "create" | "saveFile" | "removeFile" | "rename" | "propose" | "withdraw" | "discard" | "refuse"
>;

/** What analysts do with a change before it goes live. */
export function drafting(context: StoreContext): Drafting {
  const { transaction, clock } = context;

  /** Does something with a change in one of these states, and writes it down. */
  const act = (
    id: string,
    by: AnalystAct,
    { from, as }: { from: ChangeRow["status"][]; as: "author" | "reviewer" },
    work: (trx: Knex.Transaction, row: ChangeRow) => Promise<{ action: string; details: Record<string, unknown> }>,
  ): Promise<void> =>
    transaction(async (trx) => {
      const row = await lockChange(trx, id);
      requireStatus(row, from);
      if (as === "author" && row.author_id !== by.actor)
        throw new StoreError("change-not-yours", `Change ${id} is somebody else's`);
      if (as === "reviewer") requireSecondPerson(row, by);
      const { action, details } = await work(trx, row);
      await appendAudit(trx, context, { ...by, action, subject: id, details: { title: row.title, ...details } });
    });

  return {
    create: ({ title }, by) =>
      transaction(async (trx) => {
        const now = clock();
        const row = { title, status: "draft" as const, author_id: by.actor, created_at: now, updated_at: now };
        const [made] = await changes(trx).insert(row).returning("id");
        await appendAudit(trx, context, { ...by, action: "model-change-begun", subject: made!.id, details: { title } });
        return made!.id;
      }),

    saveFile: (id, { path, content, revision, baseDigest }, by) =>
      transaction(async (trx) => {
        if (kindOf(path) === null) throw new StoreError("change-path-invalid", `${path} is no place of a folder of models`);
        requireStatus(await lockChange(trx, id), editable);
        const current = await files(trx).where({ change_id: id, path }).first();
        if ((current?.revision ?? 0) !== revision)
          throw new DraftChanged(path, current === undefined ? null : draftOf(current, await namesOf(trx, [current.saved_by])));
        const saved = { content, base_digest: baseDigest, revision: revision + 1, saved_by: by.actor, saved_at: clock() };
        await files(trx)
          .insert({ change_id: id, path, ...saved })
          .onConflict(["change_id", "path"])
          .merge();
        await edited(trx, id, by.actor, clock());
        return { revision: revision + 1 };
      }),

    removeFile: (id, { path, revision }, by) =>
      transaction(async (trx) => {
        const row = await lockChange(trx, id);
        requireStatus(row, editable);
        const current = await files(trx).where({ change_id: id, path }).first();
        if (current === undefined) return;
        if (current.revision !== revision) throw new DraftChanged(path, draftOf(current, await namesOf(trx, [current.saved_by])));
        await files(trx).where({ change_id: id, path }).delete();
        await edited(trx, id, by.actor, clock());
        const details = { title: row.title, path, revision };
        await appendAudit(trx, context, { ...by, action: "model-change-file-removed", subject: id, details });
      }),

    rename: (id, title, by) =>
      transaction(async (trx) => {
        requireStatus(await lockChange(trx, id), editable);
        await edited(trx, id, by.actor, clock());
        await changes(trx).where({ id }).update({ title });
      }),

    propose: (id, { reason, warnings }, by) =>
      act(id, by, { from: editable, as: "author" }, async (trx) => {
        const now = clock();
        requireReason(reason);
        const paths = await files(trx).where({ change_id: id }).orderBy("path").pluck("path");
        if (paths.length === 0) throw new StoreError("change-empty", `Change ${id} has no file`);
        const proposal = { reason: reason.trim(), proposed_at: now, updated_at: now };
        const undecided = { decided_by: null, decided_at: null, decision_reason: null };
        await trx("store.model_changes")
          .where({ id })
          .update({ status: "proposed", ...proposal, ...undecided, warnings: JSON.stringify(warnings) });
        return { action: "model-change-proposed", details: { reason: reason.trim(), paths, warnings } };
      }),

    withdraw: (id, by) =>
      act(id, by, { from: ["proposed"], as: "author" }, async (trx) => {
        await changes(trx).where({ id }).update({ status: "withdrawn", updated_at: clock() });
        return { action: "model-change-withdrawn", details: {} };
      }),

    discard: (id, by) =>
      act(id, by, { from: editable, as: "author" }, async (trx) => {
        await changes(trx).where({ id }).update({ status: "discarded", updated_at: clock() });
        return { action: "model-change-discarded", details: {} };
      }),

    refuse: (id, { reason, asOf }, by) =>
      act(id, by, { from: ["proposed"], as: "reviewer" }, async (trx, row) => {
        requireReason(reason);
        requireSeen(row, asOf);
        const now = clock();
        const decision = { decided_by: by.actor, decided_at: now, decision_reason: reason.trim(), updated_at: now };
        await changes(trx)
          .where({ id })
          .update({ status: "refused", ...decision });
        return { action: "model-change-refused", details: { reason: reason.trim() } };
      }),
  };
}

/** Who has written something of it does not decide on it. StoreError `change-own`. */
export function requireSecondPerson({ id, author_id, editors }: ChangeRow, { actor }: AnalystAct): void {
  if (actor === author_id || editors.includes(actor)) throw new StoreError("change-own", `Change ${id} wants a second person`);
}

/** Who decides has looked at it as it is now. StoreError `change-state`. */
export function requireSeen({ id, updated_at }: ChangeRow, asOf: Date): void {
  if (updated_at.getTime() !== asOf.getTime()) throw new StoreError("change-state", `Change ${id} is another by now`);
}

/** StoreError `change-reason-missing` when nothing is said. */
export function requireReason(reason: string): void {
  if (reason.trim() === "") throw new StoreError("change-reason-missing", "It wants a reason");
}

/** Notes who has edited it. Whoever decided before has nothing to do with what it is now. */
async function edited(trx: Knex.Transaction, id: string, actor: string, now: Date): Promise<void> {
  const undecided = { decided_by: null, decided_at: null, decision_reason: null };
  await trx("store.model_changes")
    .where({ id })
    .update({
      ...{ status: "draft", updated_at: now, ...undecided },
      editors: trx.raw("CASE WHEN ? = ANY (editors) THEN editors ELSE array_append(editors, ?) END", [actor, actor]),
    });
}

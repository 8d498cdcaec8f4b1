import type { Knex } from "knex";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import { displayName } from "../people.ts";
import type { Analyst, DraftFile, ModelChange, ModelChangeStatus } from "../types/model-change.ts";

export interface ChangeRow {
  id: string;
  title: string;
  status: ModelChangeStatus;
  author_id: string;
  editors: string[];
  created_at: Date;
  updated_at: Date;
  reason: string | null;
  proposed_at: Date | null;
  warnings: string[];
  decided_by: string | null;
  decided_at: Date | null;
  decision_reason: string | null;
  deployment_id: string | null;
}

export interface FileRow {
  change_id: string;
  path: string;
  content: string;
  base_digest: string | null;
  revision: number;
  saved_by: string;
  saved_at: Date;
}

/** The changes, each with all that is kept of it. */
export function changes(knex: Knex) {
  return knex<ChangeRow>("store.model_changes");
}

/** Their files. */
export function files(knex: Knex) {
  return knex<FileRow>("store.model_change_files");
}

/** What is edited: drafts, and what came back to its author. */
export const editable: ModelChangeStatus[] = ["draft", "refused", "withdrawn"];

/** The change, held until the transaction ends. StoreError `change-unknown`. */
export async function lockChange(trx: Knex.Transaction, id: string): Promise<ChangeRow> {
  const row = isUuid(id) ? await changes(trx).where({ id }).forUpdate().first() : undefined;
  if (!row) throw new StoreError("change-unknown", `No change ${id} of models`);
  return row as ChangeRow;
}

/** StoreError `change-state` unless the change is in one of these states. */
export function requireStatus({ id, status }: ChangeRow, allowed: ModelChangeStatus[]): void {
  if (!allowed.includes(status)) throw new StoreError("change-state", `Change ${id} is ${status}`);
}

/** Names of accounts, by id. */
export async function namesOf(knex: Knex, ids: (string | null)[]): Promise<(id: string) => Analyst> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  const rows: { id: string; name: string; social_name: string | null }[] = await knex("store.accounts")
    .whereIn("id", wanted)
    .select("id", "name", "social_name");
  const names = new Map(rows.map((row) => [row.id, displayName(row)]));
  return (accountId) => ({ accountId, name: names.get(accountId) ?? "" });
}

/** A change without its files. */
export function changeOf(row: ChangeRow, analyst: (id: string) => Analyst): Omit<ModelChange, "files"> {
  return {
    ...{ id: row.id, title: row.title, status: row.status, author: analyst(row.author_id), editors: row.editors },
    ...{ createdAt: row.created_at, updatedAt: row.updated_at, reason: row.reason, proposedAt: row.proposed_at },
    ...{ warnings: row.warnings, decidedBy: row.decided_by === null ? null : analyst(row.decided_by) },
    ...{ decidedAt: row.decided_at, decisionReason: row.decision_reason, deploymentId: row.deployment_id },
  };
}

export function draftOf(row: FileRow, analyst: (id: string) => Analyst): DraftFile {
  return {
    ...{ path: row.path, content: row.content, baseDigest: row.base_digest, revision: row.revision },
    ...{ savedBy: analyst(row.saved_by), savedAt: row.saved_at },
  };
}

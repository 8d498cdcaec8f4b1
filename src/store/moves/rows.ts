import type { Knex } from "knex";
import { isUuid } from "../ids.ts";
import { displayName } from "../people.ts";
import type { InstanceMove, MoveFilter } from "../types/instance-move.ts";

interface MoveRow {
  id: string;
  process_key: string;
  source_id: string;
  source_version: number;
  target_id: string;
  target_version: number;
  plan: Record<string, unknown>;
  filter: MoveFilter;
  reason: string;
  asked_by: string;
  asked_at: Date;
  reference: string;
  finished_at: Date | null;
  name: string;
  social_name: string | null;
  waiting: number;
  moved: number;
  stays: number;
}

/** Moves with who asked for them and how far they are. */
export async function readMoves(knex: Knex, narrow: (moves: Knex.QueryBuilder) => void): Promise<InstanceMove[]> {
  const count = (name: string, condition: string) =>
    knex.raw(`(SELECT count(*)::int FROM store.instance_move_items WHERE move_id = move.id AND ${condition}) AS ${name}`);
  const rows: MoveRow[] = await knex("store.instance_moves AS move")
    .join("store.accounts AS account", "account.id", "move.asked_by")
    .modify(narrow)
    .orderBy("move.asked_at", "desc")
    .select("move.*", "account.name", "account.social_name")
    .select(count("waiting", "outcome IS NULL"), count("moved", "outcome = 'moved'"), count("stays", "outcome = 'stays'"));
  return rows.map((row) => ({
    ...{ id: row.id, processKey: row.process_key, plan: row.plan, filter: row.filter, reason: row.reason },
    source: { id: row.source_id, version: row.source_version },
    target: { id: row.target_id, version: row.target_version },
    askedBy: { accountId: row.asked_by, name: displayName(row) },
    ...{ askedAt: row.asked_at, reference: row.reference, finishedAt: row.finished_at },
    counts: { waiting: row.waiting, moved: row.moved, stays: row.stays },
  }));
}

/** The move of this id, or null. */
export async function findMove(knex: Knex, id: string): Promise<InstanceMove | null> {
  return isUuid(id) ? ((await readMoves(knex, (moves) => moves.where("move.id", id)))[0] ?? null) : null;
}

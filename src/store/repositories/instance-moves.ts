import { randomUUID } from "node:crypto";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { findMove, readMoves } from "../moves/rows.ts";
import type { InstanceMoveRepository, MoveItem } from "../types/instance-move.ts";

/** Instances that are written down with one statement. */
const PART = 10_000;
/** First key of the locks under which one process alone carries out a move; the second comes from its id. */
const moveLock = 732_104;

interface ItemRow {
  position: number;
  instance_id: string;
  outcome: MoveItem["outcome"];
  causes: MoveItem["causes"] | null;
}

/** Running instances that were moved, in tables `store.instance_moves` and `store.instance_move_items`. */
export function instanceMoveRepository(context: StoreContext): InstanceMoveRepository {
  const { run, transaction, clock } = context;
  return {
    begin: ({ processKey, source, target, plan, filter, reason, instanceIds }, who) =>
      transaction(async (trx) => {
        const id = randomUUID();
        const { reference } = await appendAudit(trx, context, {
          ...{ ...who, action: "instances-move", subject: id },
          details: { processKey, source, target, filter, reason, instances: instanceIds.length },
        });
        await trx("store.instance_moves").insert({
          ...{ id, process_key: processKey, plan: JSON.stringify(plan), filter: JSON.stringify(filter), reason, reference },
          ...{ source_id: source.id, source_version: source.version, target_id: target.id, target_version: target.version },
          ...{ asked_by: who.actor, asked_at: clock(), finished_at: instanceIds.length === 0 ? clock() : null },
        });
        for (let first = 0; first < instanceIds.length; first += PART) {
          await trx.raw(
            `INSERT INTO store.instance_move_items (move_id, position, instance_id)
               SELECT ?, ? + nth, instance_id FROM unnest(?::text[]) WITH ORDINALITY AS given (instance_id, nth)`,
            [id, first, instanceIds.slice(first, first + PART)],
          );
        }
        return id;
      }),

    get: (id) => run((knex) => findMove(knex, id)),

    ofProcess: (processKey, limit = 20) =>
      run((knex) => readMoves(knex, (moves) => moves.where("move.process_key", processKey).limit(limit))),

    unfinished: () => run((knex) => knex("store.instance_moves").whereNull("finished_at").orderBy("asked_at").pluck("id")),

    items: (id, { outcome, after = 0, limit }) =>
      run(async (knex) => {
        const rows = await knex("store.instance_move_items")
          .where({ move_id: id })
          .where("position", ">", after)
          .modify((items) => {
            if (outcome !== undefined) items.where({ outcome });
          })
          .orderBy("position")
          .limit(limit);
        return (rows as ItemRow[]).map(
          (row): MoveItem => ({
            ...{ position: row.position, instanceId: row.instance_id, outcome: row.outcome, causes: row.causes ?? [] },
          }),
        );
      }),

    note: (id, decided) =>
      transaction(async (trx) => {
        const move = await trx("store.instance_moves").where({ id }).forUpdate().first();
        const who = { actor: move.asked_by, capacity: "staff:analyst", subject: id };
        const rows = decided.map(({ causes, ...item }) => ({ ...item, causes: JSON.stringify(causes) }));
        const { rows: noted } = await trx.raw(
          `UPDATE store.instance_move_items AS item SET outcome = given.outcome, causes = given.causes::json, decided_at = ?
             FROM json_to_recordset(?::json) AS given (position int, outcome text, causes text)
            WHERE item.move_id = ? AND item.position = given.position AND item.outcome IS NULL
            RETURNING item.instance_id, item.outcome, item.causes`,
          [clock(), JSON.stringify(rows), id],
        );
        if (noted.length > 0) {
          await appendAudit(trx, context, {
            ...{ ...who, action: "instances-move-part" },
            details: { reference: move.reference, instances: noted },
          });
        }
        const waiting = await trx("store.instance_move_items").where({ move_id: id, outcome: null }).first("position");
        if (waiting !== undefined || move.finished_at !== null) return;
        const { counts } = (await findMove(trx, id))!;
        await trx("store.instance_moves").where({ id }).update({ finished_at: clock() });
        await appendAudit(trx, context, {
          ...{ ...who, action: "instances-moved" },
          details: { reference: move.reference, moved: counts.moved, stays: counts.stays },
        });
      }),

    alone: (id, work) =>
      transaction(async (trx) => {
        const { rows } = await trx.raw("SELECT pg_try_advisory_xact_lock(?, hashtext(?)) AS mine", [moveLock, id]);
        if (rows[0].mine) await work();
      }),
  };
}

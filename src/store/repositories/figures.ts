import type { StoreContext } from "../context.ts";
import { readFigures } from "../figures/read.ts";
import { recordRuns } from "../figures/record.ts";
import { countRefusals } from "../figures/refusals.ts";
import type { FiguresRepository } from "../types/figures.ts";

/** Key of the lock under which one process alone reads the engine's history. */
const readerLock = 732_104_562;
/** Key of the lock that lets runs be recorded one page after the other. */
const recordLock = 732_104_563;

/** What running work looks like, in tables `store.step_runs`, `store.step_figures` and `store.step_cursors`. */
export function figuresRepository({ run, transaction, clock }: StoreContext): FiguresRepository {
  return {
    alone: (work) =>
      transaction(async (trx) => {
        const { rows } = await trx.raw("SELECT pg_try_advisory_xact_lock(?) AS mine", [readerLock]);
        if (rows[0].mine) await work();
      }),

    reached: (stream) =>
      run(async (knex) => {
        const row = await knex("store.step_cursors").where({ stream }).first("reached");
        return row?.reached ?? null;
      }),

    record: ({ stream, runs, reached }) =>
      transaction(async (trx) => {
        await trx.raw("SELECT pg_advisory_xact_lock(?)", [recordLock]);
        await recordRuns(trx, runs, clock());
        await trx("store.step_cursors")
          .insert({ stream, reached })
          .onConflict("stream")
          .merge({ reached: trx.raw("greatest(step_cursors.reached, excluded.reached)") });
      }),

    complete: (stream, at) =>
      run(async (knex) => {
        await knex("store.step_cursors").insert({ stream, read_at: at }).onConflict("stream").merge(["read_at"]);
      }),

    oldestUnchecked: (limit) =>
      run(async (knex) => {
        const oldest = knex("store.step_runs")
          .whereNull("ended_at")
          .orderBy("checked_at")
          .limit(limit)
          .select("instance_id", "version");
        const rows = await knex(oldest.as("oldest"))
          .groupBy("instance_id")
          .select("instance_id", knex.raw("array_agg(DISTINCT version) AS versions"));
        return rows.map((row) => ({ instanceId: row.instance_id, versions: row.versions }));
      }),

    check: (instanceIds, runs) =>
      transaction(async (trx) => {
        await trx.raw("SELECT pg_advisory_xact_lock(?)", [recordLock]);
        await recordRuns(trx, runs, clock());
        await trx("store.step_runs")
          .whereNull("ended_at")
          .whereIn("instance_id", [...instanceIds])
          .whereNotIn(
            "id",
            runs.map(({ id }) => id),
          )
          .delete();
      }),

    checked: (instanceIds) =>
      run(async (knex) => {
        await knex("store.step_runs")
          .whereNull("ended_at")
          .whereIn("instance_id", [...instanceIds])
          .update({ checked_at: clock() });
      }),

    read: (query) =>
      run(async (knex) => {
        const [steps, cursors] = await Promise.all([
          readFigures(knex, query, clock()),
          knex("store.step_cursors").min("read_at AS read_at").count("read_at AS streams").first(),
        ]);
        return { steps, asOf: Number(cursors?.streams) === 2 ? (cursors!.read_at as Date) : null };
      }),

    refusals: (query) => run((knex) => countRefusals(knex, query)),
  };
}

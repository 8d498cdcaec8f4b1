import type { Knex } from "knex";
import { BUCKET_GROWTH, CANCELED_BUCKET } from "../../domain/duration-buckets.ts";
import type { StepRun } from "../types/figures.ts";

/** How long a run took. */
export const millisecondsOf = (run: string) => `(date_part('epoch', ${run}.ended_at - ${run}.started_at) * 1000)`;

/** The bucket in which a run lies that has ended. */
export const bucketOf = (run: string) =>
  `CASE WHEN ${run}.canceled THEN ${CANCELED_BUCKET}
     ELSE ceil(ln(greatest(${millisecondsOf(run)}, 1)) / ln(${BUCKET_GROWTH}::float8))::int END`;

/** The day in Brasília at which a run ended, and the first day of its month. */
const day = "(kept.ended_at AT TIME ZONE 'America/Sao_Paulo')::date";
const spans = `(VALUES ('day', ${day}), ('month', date_trunc('month', ${day})::date)) AS span (span, begins)`;

/** Runs as rows; the team is that of the service whose process began it all. */
const given = `
  SELECT run.*, coalesce(service.team, '') AS team
    FROM json_to_recordset(?::json) AS run (id text, process_key text, version int, element text, instance_id text, root_id text,
           started_at timestamptz, ended_at timestamptz, canceled boolean)
    LEFT JOIN store.processes process ON process.instance_id = run.root_id
    LEFT JOIN store.services service ON service.id = process.service_id`;

/**
 * Keeps runs, in a transaction that holds `figuresLock`. What was known as ended stays as it was; what is seen to have ended
 * now is counted by day and by month, under its team and under all. One statement, so that a run is kept and counted or neither.
 */
export async function recordRuns(trx: Knex.Transaction, runs: readonly StepRun[], now: Date): Promise<void> {
  if (runs.length === 0) return;
  const unique = new Map(runs.map((run) => [run.id, run]));
  const rows = [...unique.values()].map((run) => ({
    ...{ id: run.id, process_key: run.processKey, version: run.version, element: run.element, canceled: run.canceled },
    ...{ instance_id: run.instanceId, root_id: run.rootId, started_at: run.startedAt, ended_at: run.endedAt },
  }));
  await trx.raw(
    `WITH given AS (${given}),
     kept AS (
       INSERT INTO store.step_runs AS run
           (id, process_key, version, element, instance_id, root_id, team, started_at, ended_at, canceled, checked_at)
         SELECT id, process_key, version, element, instance_id, root_id, team, started_at, ended_at, canceled, ? FROM given
         ON CONFLICT (id) DO UPDATE
           SET version = excluded.version, element = excluded.element, team = excluded.team, ended_at = excluded.ended_at,
               canceled = excluded.canceled, checked_at = excluded.checked_at
           WHERE run.ended_at IS NULL
         RETURNING run.*)
     INSERT INTO store.step_figures AS figure (process_key, team, span, begins, version, element, bucket, runs, total_ms)
       SELECT process_key, scope.team, span.span, span.begins, version, element,
              ${bucketOf("kept")}, count(*), round(sum(${millisecondsOf("kept")}))
         FROM kept CROSS JOIN LATERAL (SELECT '' AS team UNION SELECT kept.team) scope CROSS JOIN LATERAL ${spans}
        WHERE ended_at IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, 7
       ON CONFLICT (process_key, team, span, begins, version, element, bucket) DO UPDATE
         SET runs = figure.runs + excluded.runs, total_ms = figure.total_ms + excluded.total_ms`,
    [JSON.stringify(rows), now],
  );
}

import type { Knex } from "knex";
import { type BucketCount, CANCELED_BUCKET, durationAt } from "../../domain/duration-buckets.ts";
import type { FiguresQuery, StepFigures } from "../types/figures.ts";
import { bucketOf, millisecondsOf } from "./record.ts";
import { spansOf } from "./spans.ts";

interface BucketRow extends BucketCount {
  element: string;
  total_ms: number;
}

interface StandingRow {
  element: string;
  standing: number;
  standing_ms: number;
}

/**
 * How it goes at each element. Counts and sums are exact; durations come from buckets, see `durationAt`. A company is read
 * from its own runs, everybody from the counts by day and month, whose number does not grow with that of the instances.
 */
export async function readFigures(knex: Knex, query: FiguresQuery, now: Date): Promise<StepFigures[]> {
  const { companyId } = query;
  const { standing, buckets } =
    companyId === undefined ? await readAll(knex, query, now) : await readOfCompany(knex, { ...query, companyId }, now);
  const figures = new Map<string, StepFigures & { buckets: BucketCount[] }>();
  const of = (element: string) => {
    const known = figures.get(element);
    if (known !== undefined) return known;
    const counts = { standing: 0, standingFor: 0, passed: 0, canceled: 0, median: null, p90: null, total: 0 };
    const fresh = { element, ...counts, buckets: [] };
    figures.set(element, fresh);
    return fresh;
  };
  for (const row of standing) Object.assign(of(row.element), { standing: row.standing, standingFor: row.standing_ms });
  for (const { element, bucket, runs, total_ms } of buckets) {
    const figure = of(element);
    figure.buckets.push({ bucket, runs });
    figure.total += total_ms;
    if (bucket === CANCELED_BUCKET) figure.canceled += runs;
    else figure.passed += runs;
  }
  return [...figures.values()].map(({ buckets: counts, ...figure }) => ({
    ...figure,
    ...{ median: durationAt(0.5, counts), p90: durationAt(0.9, counts) },
  }));
}

interface Rows {
  standing: StandingRow[];
  buckets: BucketRow[];
}

async function readAll(knex: Knex, query: FiguresQuery, now: Date): Promise<Rows> {
  const [standing, buckets] = await Promise.all([readStanding(knex, query, now), readCounted(knex, query)]);
  return { standing, buckets };
}

async function readStanding(knex: Knex, { processKey, version, team }: FiguresQuery, now: Date): Promise<StandingRow[]> {
  return knex("store.step_runs AS run")
    .where("run.process_key", processKey)
    .whereNull("run.ended_at")
    .modify((runs) => {
      if (version !== undefined) runs.where("run.version", version);
      if (team !== undefined) runs.where("run.team", team);
    })
    .groupBy("run.element")
    .select("run.element", knex.raw("count(*)::int AS standing"), knex.raw(`${standingFor} AS standing_ms`, [now]));
}

/** How long open runs have been open, together. */
const standingFor = "(count(*) * date_part('epoch', ?::timestamptz) - sum(date_part('epoch', run.started_at))) * 1000";

async function readCounted(knex: Knex, { processKey, version, team = "", from, until }: FiguresQuery): Promise<BucketRow[]> {
  const periods = spansOf(from, until);
  return knex("store.step_figures")
    .where({ process_key: processKey, team })
    .where((inPeriod) => {
      for (const { span, from: begin, until: end } of periods)
        inPeriod.orWhere((one) => one.where({ span }).where("begins", ">=", begin).where("begins", "<", end));
    })
    .modify((figures) => {
      if (version !== undefined) figures.where({ version });
    })
    .groupBy("element", "bucket")
    .select("element", "bucket", knex.raw("sum(runs)::int AS runs"), knex.raw("sum(total_ms)::float8 AS total_ms"));
}

/** Open runs and ended ones at once: the runs of a company are found one by one, and so they are looked at once only. */
async function readOfCompany(knex: Knex, query: FiguresQuery & { companyId: string }, now: Date): Promise<Rows> {
  const { processKey, version, team, companyId, from, until } = query;
  const instances = knex("store.processes").where({ company_id: companyId }).whereNotNull("instance_id").select("instance_id");
  const rows: (Omit<BucketRow, "bucket"> & { bucket: number | null; standing_ms: number })[] = await knex(
    "store.step_runs AS run",
  )
    .where("run.process_key", processKey)
    .whereIn("run.root_id", instances)
    .modify((runs) => {
      if (version !== undefined) runs.where("run.version", version);
      if (team !== undefined) runs.where("run.team", team);
      if (from !== undefined) runs.whereRaw("coalesce(run.ended_at >= ?, true)", [from]);
      if (until !== undefined) runs.whereRaw("coalesce(run.ended_at < ?, true)", [until]);
    })
    .groupByRaw("1, 2")
    .select(
      "run.element",
      knex.raw(`CASE WHEN run.ended_at IS NOT NULL THEN ${bucketOf("run")} END AS bucket`),
      knex.raw("count(*)::int AS runs"),
      knex.raw(`sum(${millisecondsOf("run")})::float8 AS total_ms`),
      knex.raw(`${standingFor} AS standing_ms`, [now]),
    );
  const standing = rows.filter(({ bucket }) => bucket === null);
  return {
    standing: standing.map(({ element, runs, standing_ms }) => ({ element, standing: runs, standing_ms })),
    buckets: rows.flatMap(({ bucket, ...row }) => (bucket === null ? [] : [{ bucket, ...row }])),
  };
}

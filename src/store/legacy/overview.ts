import type { Knex } from "knex";
import type { LegacyOverview } from "../types/legacy.ts";

const zone = "America/Sao_Paulo";
/** Rows of the counts that are added up as they are; more are made one row of each count. */
const ENOUGH = 1_000;

interface CountRow {
  measure: string;
  change: string;
  rows: string;
}

/** What the tables of the old world have counted of themselves, by name; without weeks. */
export async function legacyCounts(knex: Knex): Promise<(name: string) => number> {
  const { rows } = (await knex.raw(
    "SELECT measure, sum(change) AS change, count(*) AS rows FROM store.legacy_counts WHERE week IS NULL GROUP BY measure",
  )) as { rows: CountRow[] };
  if (rows.reduce((sum, row) => sum + Number(row.rows), 0) > ENOUGH) await foldCounts(knex);
  const found = new Map(rows.map(({ measure, change }) => [measure, Number(change)]));
  return (name) => found.get(name) ?? 0;
}

/** One row of each count instead of one of each change. What others add meanwhile stays beside it. */
async function foldCounts(knex: Knex): Promise<void> {
  await knex.raw(`
    WITH gone AS (DELETE FROM store.legacy_counts RETURNING measure, week, change)
    INSERT INTO store.legacy_counts (measure, week, change)
      SELECT measure, week, sum(change) FROM gone GROUP BY measure, week`);
}

/** Counts by state, and by week of Brasília since the first migration or conflict. */
export async function legacyOverview(knex: Knex, now: Date): Promise<LegacyOverview> {
  const [of, conflicts, weeks] = await Promise.all([
    legacyCounts(knex),
    knex.raw("SELECT count(*)::int AS open FROM store.legacy_conflicts WHERE state = 'open'"),
    knex.raw(weekly, { zone, now }),
  ]);
  const states = ["ready", "migrating", "migrated", "conflicting", "blocked", "inactive"] as const;
  const accounts = Object.fromEntries(states.map((state) => [state, of(`accounts-${state}`)])) as Omit<
    LegacyOverview["accounts"],
    "total"
  >;
  return {
    accounts: { total: Object.values(accounts).reduce((sum, count) => sum + count, 0), ...accounts },
    processes: {
      ...{ total: of("processes-total"), open: of("processes-open"), moved: of("processes-moved") },
      ...{ removed: of("processes-removed"), suspended: of("processes-suspended") },
    },
    conflictsOpen: conflicts.rows[0].open,
    weeks: weeks.rows,
  };
}

const weekly = `
  WITH done AS (
    SELECT week::timestamp AS week, sum(change) FILTER (WHERE measure = 'week-migrated')::int AS migrated,
      sum(change) FILTER (WHERE measure = 'week-processes')::int AS processes
    FROM store.legacy_counts WHERE week IS NOT NULL GROUP BY 1),
  queued AS (
    SELECT date_trunc('week', opened_at AT TIME ZONE :zone) AS week, count(*)::int AS conflicts
    FROM store.legacy_conflicts GROUP BY 1),
  first AS (SELECT min(week) AS week FROM (SELECT week FROM done UNION ALL SELECT week FROM queued) AS weeks)
  SELECT all_weeks.week AT TIME ZONE :zone AS "from", coalesce(migrated, 0) AS migrated,
    coalesce(processes, 0) AS processes, coalesce(conflicts, 0) AS conflicts
  FROM first, generate_series(first.week, date_trunc('week', :now::timestamptz AT TIME ZONE :zone), '7 days') AS all_weeks(week)
  LEFT JOIN done ON done.week = all_weeks.week
  LEFT JOIN queued ON queued.week = all_weeks.week
  ORDER BY all_weeks.week`;

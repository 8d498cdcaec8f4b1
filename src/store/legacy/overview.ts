import type { Knex } from "knex";
import type { LegacyOverview } from "../types/legacy.ts";

const zone = "America/Sao_Paulo";

/** Counts by state, and by week of Brasília since the first migration or conflict. */
export async function legacyOverview(knex: Knex, now: Date): Promise<LegacyOverview> {
  const [accounts, processes, conflicts, weeks] = await Promise.all([
    knex.raw(`SELECT count(*)::int AS total,
        count(*) FILTER (WHERE state = 'ready')::int AS ready,
        count(*) FILTER (WHERE state = 'migrating')::int AS migrating,
        count(*) FILTER (WHERE state = 'migrated')::int AS migrated,
        count(*) FILTER (WHERE state = 'blocked' AND blocked_reason <> 'migration-refused')::int AS conflicting,
        count(*) FILTER (WHERE state = 'blocked' AND blocked_reason = 'migration-refused')::int AS blocked,
        count(*) FILTER (WHERE state = 'inactive')::int AS inactive
      FROM store.legacy_accounts`),
    knex.raw(`SELECT count(*)::int AS total,
        count(*) FILTER (WHERE status = 'open')::int AS open,
        count(*) FILTER (WHERE moved_to IS NOT NULL AND removed_at IS NULL)::int AS moved,
        count(*) FILTER (WHERE removed_at IS NOT NULL)::int AS removed,
        count(*) FILTER (WHERE suspended_at IS NOT NULL)::int AS suspended
      FROM store.legacy_processes`),
    knex.raw("SELECT count(*)::int AS open FROM store.legacy_conflicts WHERE state = 'open'"),
    knex.raw(weekly, { zone, now }),
  ]);
  return {
    accounts: accounts.rows[0],
    processes: processes.rows[0],
    conflictsOpen: conflicts.rows[0].open,
    weeks: weeks.rows,
  };
}

const weekly = `
  WITH done AS (
    SELECT date_trunc('week', receipted_at AT TIME ZONE :zone) AS week, count(*)::int AS migrated,
      sum((counts ->> 'open')::int + (counts ->> 'finished')::int)::int AS processes
    FROM store.account_migrations WHERE receipted_at IS NOT NULL GROUP BY 1),
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

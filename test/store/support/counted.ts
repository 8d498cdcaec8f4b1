import type { TestStore } from "./store.ts";

/** Counts of the old world, read from whole tables. */
const counted = `SELECT
  (SELECT row_to_json(a) FROM (SELECT count(*)::int AS total, count(*) FILTER (WHERE state = 'ready')::int AS ready,
      count(*) FILTER (WHERE state = 'migrating')::int AS migrating, count(*) FILTER (WHERE state = 'migrated')::int AS migrated,
      count(*) FILTER (WHERE state = 'blocked' AND blocked_reason <> 'migration-refused')::int AS conflicting,
      count(*) FILTER (WHERE state = 'blocked' AND blocked_reason = 'migration-refused')::int AS blocked,
      count(*) FILTER (WHERE state = 'inactive')::int AS inactive FROM store.legacy_accounts) AS a) AS accounts,
  (SELECT row_to_json(p) FROM (SELECT count(*)::int AS total, count(*) FILTER (WHERE status = 'open')::int AS open,
      count(*) FILTER (WHERE moved_to IS NOT NULL AND removed_at IS NULL)::int AS moved,
      count(*) FILTER (WHERE removed_at IS NOT NULL)::int AS removed,
      count(*) FILTER (WHERE suspended_at IS NOT NULL)::int AS suspended FROM store.legacy_processes) AS p) AS processes,
  (SELECT coalesce(sum((counts ->> 'open')::int + (counts ->> 'finished')::int), 0)::int
     FROM store.account_migrations WHERE receipted_at IS NOT NULL) AS receipted,
  (SELECT row_to_json(r) FROM (SELECT count(*)::int AS accounts, count(email) FILTER (WHERE state <> 'inactive')::int AS reachable,
      (SELECT count(*)::int FROM store.legacy_processes
        WHERE status = 'open' AND engine_instance IS NOT NULL AND moved_to IS NULL) AS instances,
      (SELECT count(*)::int FROM store.legacy_processes WHERE suspended_at IS NOT NULL) AS suspended
    FROM store.legacy_accounts WHERE state <> 'migrated') AS r) AS reach`;

/** What the tables have counted of themselves is what somebody finds who counts. */
export async function expectCounted(store: TestStore): Promise<void> {
  const [found] = await store.sql(counted);
  const { accounts, processes, weeks } = await store.legacy.overview();
  const receipted = weeks.reduce((sum, week) => sum + week.processes, 0);
  expect({ accounts, processes, receipted, reach: await store.migrationDeadline.reach() }).toEqual(found);
}

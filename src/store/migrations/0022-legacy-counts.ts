import type { Knex } from "knex";

/** What is counted of the rows of a table: the names of the counts, and how much one row adds to each. */
interface Counted {
  /** Monday of the week for which it counts; none: at all times. */
  week: string;
  where: string;
  counts: Record<string, string>;
}

const one = (condition: string) => `(${condition})::int`;
const tables: Record<string, Counted> = {
  legacy_accounts: {
    ...{ week: "NULL::date", where: "true" },
    counts: {
      ...{ "accounts-ready": one("state = 'ready'"), "accounts-migrating": one("state = 'migrating'") },
      ...{ "accounts-migrated": one("state = 'migrated'"), "accounts-inactive": one("state = 'inactive'") },
      "accounts-conflicting": one("state = 'blocked' AND blocked_reason <> 'migration-refused'"),
      "accounts-blocked": one("state = 'blocked' AND blocked_reason = 'migration-refused'"),
      "accounts-to-warn": one("email IS NOT NULL AND state NOT IN ('migrated', 'inactive')"),
    },
  },
  legacy_processes: {
    ...{ week: "NULL::date", where: "true" },
    counts: {
      ...{ "processes-total": "1", "processes-open": one("status = 'open'") },
      "processes-moved": one("moved_to IS NOT NULL AND removed_at IS NULL"),
      ...{ "processes-removed": one("removed_at IS NOT NULL"), "processes-suspended": one("suspended_at IS NOT NULL") },
      "processes-to-hold": one("status = 'open' AND engine_instance IS NOT NULL AND moved_to IS NULL"),
    },
  },
  account_migrations: {
    week: "date_trunc('week', receipted_at AT TIME ZONE 'America/Sao_Paulo')::date",
    where: "receipted_at IS NOT NULL",
    counts: {
      "week-migrated": "1",
      "week-processes": "(counts ->> 'open')::int + (counts ->> 'finished')::int",
    },
  },
};

/** Adds to the counts what these rows are: `new` ones once, `old` ones away. */
function add({ week, where, counts }: Counted, rows: { new?: string; old?: string }): string {
  const names = Object.keys(counts);
  const amounts = Object.values(counts).map((amount, index) => `${amount} AS amount${index}`);
  const part = (table: string, sign: number) =>
    `SELECT ${sign} AS sign, ${week} AS week, ${amounts.join(", ")} FROM ${table} WHERE ${where}`;
  const parts = [...(rows.new ? [part(rows.new, 1)] : []), ...(rows.old ? [part(rows.old, -1)] : [])];
  return `
    INSERT INTO store.legacy_counts (measure, week, change)
      SELECT measure, week, change FROM (
        SELECT week, ${names.map((_, index) => `sum(sign * amount${index}) AS sum${index}`).join(", ")}
          FROM (${parts.join(" UNION ALL ")}) AS changed GROUP BY week) AS sums
      CROSS JOIN LATERAL (VALUES ${names.map((name, index) => `('${name}', sum${index})`).join(", ")}) AS kinds (measure, change)
      WHERE change <> 0;`;
}

/**
 * Counts of the old world, kept by the tables themselves: each statement adds the differences that it makes, so that nobody
 * waits for anybody, and a page adds up a few rows instead of reading all of them.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE store.legacy_counts (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      measure text NOT NULL,
      week date,
      change bigint NOT NULL
    )`);
  const [inserted, gone] = ["NEW TABLE AS new_rows", "OLD TABLE AS old_rows"];
  for (const [table, counted] of Object.entries(tables)) {
    await knex.raw(add(counted, { new: `store.${table}` }));
    const events = {
      insert: [inserted, add(counted, { new: "new_rows" })],
      update: [`${gone} ${inserted}`, add(counted, { new: "new_rows", old: "old_rows" })],
      delete: [gone, add(counted, { old: "old_rows" })],
    };
    for (const [event, [transition, statement]] of Object.entries(events)) {
      await knex.raw(`
        CREATE FUNCTION store.count_${table}_${event}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${statement} RETURN NULL; END $$;
        CREATE TRIGGER count_${event} AFTER ${event} ON store.${table} REFERENCING ${transition}
          FOR EACH STATEMENT EXECUTE FUNCTION store.count_${table}_${event}()`);
    }
  }
}

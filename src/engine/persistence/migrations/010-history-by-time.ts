import type { Knex } from "knex";

/**
 * Activities by the time at which they began and ended, for who reads the history as it grows. Block ranges are small, and
 * rows stay where they are when an activity ends.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index activity_instance_by_time on engine.activity_instance using brin (started_at, ended_at)
      with (pages_per_range = 32, autosummarize = on);`);
}

/** Migrations go forward only. */
export async function down(): Promise<void> {
  throw new Error("migrations of the engine go forward only");
}

import type { Knex } from "knex";

/** What a job must know beside its activity: the signal it delivers. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw("alter table engine.job add column payload jsonb");
}

/** Migrations go forward only. */
export async function down(): Promise<void> {
  throw new Error("migrations of the engine go forward only");
}

import type { Knex } from "knex";

/**
 * The variables of a tree whose values are not part of its state, being large: they stand in the variables' own rows alone.
 * States that were written before hold all their values; the next command on each of them takes the large ones out.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw("alter table engine.tree add column large text[]");
}

/** Migrations go forward only. */
export async function down(): Promise<void> {
  throw new Error("migrations of the engine go forward only");
}

import type { Knex } from "knex";

/** What services are called in other languages, for those who read no Portuguese. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw("ALTER TABLE store.services ADD COLUMN names json");
}

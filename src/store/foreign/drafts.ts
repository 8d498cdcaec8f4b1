import type { Knex } from "knex";
import { requests } from "./rows.ts";

const day = 24 * 3_600_000;
/** How long a draft is kept: without a confirmed address, and with one. Both longer than its model waits. */
const kept = { unconfirmed: 3 * day, confirmed: 45 * day };

/** Deletes what nobody handed in, with its codes and documents. What took the national way stays. */
export async function dropForeignDrafts(knex: Knex, now: Date): Promise<void> {
  const before = (age: number) => new Date(now.getTime() - age);
  const drafts = () => requests(knex).whereNull("number").whereIn("state", ["draft", "expired"]);
  await drafts().whereNull("email").where("changed_at", "<=", before(kept.unconfirmed)).delete();
  await drafts().where("changed_at", "<=", before(kept.confirmed)).delete();
  await knex("store.foreign_links").where("expires_at", "<=", now).delete();
}

import type { Knex } from "knex";
import { dropForeignDrafts } from "./foreign/drafts.ts";
import { dropOldProofs } from "./legacy/door.ts";

/** How long a used or expired login attempt is remembered, so that a late return is named for what it is: in milliseconds. */
const attemptMemory = 24 * 3600_000;

/** Deletes what has expired and is of no more use to anybody. Consent, audit and journeys stay. */
export async function dropExpired(knex: Knex, now: Date): Promise<void> {
  const longAgo = new Date(now.getTime() - attemptMemory);
  await knex("store.govbr_sessions").where("expires_at", "<=", now).delete();
  await knex("store.portal_sessions").where("expires_at", "<=", now).delete();
  await knex("store.login_attempts").where("expires_at", "<=", longAgo).delete();
  await knex("store.start_tickets").whereNull("redeemed_at").where("expires_at", "<=", longAgo).delete();
  await knex("store.certificate_tickets").where("expires_at", "<=", longAgo).delete();
  await knex("store.credential_links").where("expires_at", "<=", longAgo).delete();
  await dropOldProofs(knex, now);
  await dropForeignDrafts(knex, now);
}

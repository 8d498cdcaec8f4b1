import type { Account } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";
import type { BrowserSession } from "../middleware/sessions.ts";
import { attachClaims, beginMigrations } from "./begin.ts";

/**
 * Notes whether the login that begins now is for bringing old logins along. One that begins elsewhere does not take what
 * somebody else has proven in this browser, not even when that person left for Gov.br and gave up.
 */
export async function noteMigration(session: BrowserSession, wanted: boolean): Promise<void> {
  if ((session.data?.toMigration ?? false) !== wanted) await session.update({ toMigration: wanted });
}

/**
 * After a login that began where old logins are brought along: their proofs become the account's, and its migration begins.
 * Gives the page that follows; null: this login has nothing to do with old ones.
 */
export async function migrateAfterLogin(
  context: PortalContext,
  session: BrowserSession,
  account: Account,
): Promise<string | null> {
  if (session.data?.toMigration !== true) return null;
  const attached = await attachClaims(context, session, account);
  return attached.length === 0 ? null : beginMigrations(context, session, account, attached);
}

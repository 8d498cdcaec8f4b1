import type { Account } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";
import type { BrowserSession } from "../middleware/sessions.ts";
import { attachClaims, beginMigrations } from "./begin.ts";

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
  return attached.length === 0 ? null : beginMigrations(context, account, attached);
}

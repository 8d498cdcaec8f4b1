import { GovbrError, type GovbrLogin } from "../../govbr/index.ts";
import type { Account } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";

/**
 * Asks Gov.br again, at every login, for which companies it still names a person who has ties, and ends those it names no
 * more. Who has none is not asked for: there is nothing to lose.
 *
 * While Gov.br does not answer, ties stay as its last answer left them: an outage of theirs must not close every company's
 * door, and certificates prove ties without it. The audit says that this login was not confirmed, and the next one asks
 * again.
 */
export async function rereadRights(
  { store, govbr, log }: Pick<PortalContext, "store" | "govbr" | "log">,
  account: Account,
  { accessToken }: Pick<GovbrLogin, "accessToken">,
): Promise<void> {
  const bonds = await store.companies.bondsOf(account.id);
  if (bonds.length === 0) return;
  try {
    await store.companies.saveReadings(account.id, await govbr.companies(accessToken, account.cpf));
  } catch (error) {
    if (!(error instanceof GovbrError)) throw error;
    log.warn({ err: error, accountId: account.id }, "the companies of a person could not be read at the login");
    await store.audit.append({
      ...{ actor: account.id, capacity: "self", action: "rights-not-reread", subject: account.id },
      details: { cause: error.code, ties: bonds.length },
    });
  }
}

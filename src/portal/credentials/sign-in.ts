import type { PortalContext } from "../context.ts";
import type { BrowserSession } from "../middleware/sessions.ts";
import { AGREEMENT_PATH } from "./paths.ts";

/**
 * Signs in whoever has shown both factors: a session like any other, under a new token. Returns the address of the next
 * page: who has taken the agreement back is asked for it first.
 */
export async function signIn({ store }: PortalContext, session: BrowserSession, accountId: string): Promise<string> {
  const credential = await store.credentials.get(accountId);
  const owner = session.journeyId === null ? null : ((await store.journeys.get(session.journeyId))?.accountId ?? null);
  await session.rotate({
    ...{ accountId, credentialStep: null, throughGovbr: false, companyId: null, staffLogin: null },
    journeyId: owner === null || owner === accountId ? session.journeyId : null,
    ...(credential !== null && { language: credential.language }),
  });
  const account = await store.accounts.get(accountId);
  return account?.confirmedAt ? "/inicio" : AGREEMENT_PATH;
}

import type { PortalContext } from "../context.ts";
import type { BrowserSession } from "../middleware/sessions.ts";

/** Signs in whoever has shown both factors: a session like any other, under a new token. */
export async function signIn({ store }: PortalContext, session: BrowserSession, accountId: string): Promise<void> {
  const credential = await store.credentials.get(accountId);
  const owner = session.journeyId === null ? null : ((await store.journeys.get(session.journeyId))?.accountId ?? null);
  await session.rotate({
    ...{ accountId, credentialStep: null, throughGovbr: false, companyId: null, staffLogin: null },
    journeyId: owner === null || owner === accountId ? session.journeyId : null,
    ...(credential !== null && { language: credential.language }),
  });
}

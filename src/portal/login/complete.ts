import { EngineError } from "../../camunda/errors.ts";
import type { GovbrLogin } from "../../govbr/index.ts";
import type { PortalContext } from "../context.ts";
import { openJourneyOf } from "../journey/reopen.ts";
import { readState } from "../journey/state.ts";
import type { BrowserSession } from "../middleware/sessions.ts";

/**
 * A login that Gov.br confirmed: the account is brought up to date, the session gets a new token, and the journey that
 * waits for it goes on. Returns the address of the next page.
 */
export async function completeLogin(
  context: PortalContext,
  session: BrowserSession,
  journeyId: string,
  login: GovbrLogin,
): Promise<string> {
  const { store, engine } = context;
  const account = await store.accounts.upsertFromGovbr(login.identity);
  const before = await store.journeys.get(journeyId);
  const state = await readState(context, journeyId);
  const waits = state.kind === "waiting" && state.page === "govbr-login";

  // Somebody else logged in while a journey of another account stands in this browser: it stays with its owner.
  if (!waits && before?.accountId != null && before.accountId !== account.id) {
    return withoutJourney(context, session, account.id);
  }
  const govbrSessionId = await store.govbrSessions.create({ journeyId, ...login });
  await store.journeys.setAccount(journeyId, account.id);
  await session.rotate({ accountId: account.id, throughGovbr: true, journeyId });
  try {
    await engine.correlateMessage({
      messageName: "govbr-login-completed",
      businessKey: journeyId,
      variables: { loginOutcome: "authorized", govbrSessionId },
    });
  } catch (error) {
    if (!(error instanceof EngineError && error.isMismatch)) throw error;
    if (state.kind === "none" || state.kind === "ended") return withoutJourney(context, session, account.id);
  }
  return "/jornada";
}

/** A login outside a journey: on to the person's open journey, to the home, or to the entry page. */
async function withoutJourney({ store, engine }: PortalContext, session: BrowserSession, accountId: string): Promise<string> {
  const open = await openJourneyOf(engine, accountId);
  await session.rotate({ accountId, throughGovbr: true, journeyId: open });
  if (open !== null) return "/jornada";
  const account = await store.accounts.get(accountId);
  return account?.confirmedAt ? "/inicio" : "/";
}

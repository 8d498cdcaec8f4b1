import type { GovbrLogin } from "../../govbr/index.ts";
import type { Account } from "../../store/types.ts";
import { portal } from "../../texts/portal.ts";
import type { PortalContext } from "../context.ts";
import { ignoreMismatch } from "../journey/mismatch.ts";
import { openJourneyOf } from "../journey/reopen.ts";
import { isAt, type JourneyState } from "../journey/state.ts";
import type { BrowserSession } from "../middleware/sessions.ts";
import { migrateAfterLogin } from "../migration/after-login.ts";
import { rereadRights } from "./reread-rights.ts";

/** The journey to which a login came back, and where it stood. */
export interface Return {
  journeyId: string;
  state: JourneyState;
  login: GovbrLogin;
  /** Network address the person came from. */
  origin: string | null;
}

/**
 * A login that Gov.br confirmed: the account is brought up to date, the session gets a new token, and the journey that
 * waits for it goes on. Returns the address of the next page.
 */
export async function completeLogin(context: PortalContext, session: BrowserSession, back: Return): Promise<string> {
  const { store, engine } = context;
  const { journeyId, state, login, origin } = back;
  const { identity } = login;
  const account = await store.accounts.upsertFromGovbr(identity);
  // Before the session, so that nobody is signed in without a trace.
  await store.audit.append({
    actor: account.id,
    capacity: "self",
    origin,
    action: "signed-in",
    subject: account.id,
    details: { journeyId, level: identity.level, amr: identity.amr },
  });
  // Before the session as well: no page is opened with rights that Gov.br has taken away.
  await rereadRights(context, account, login);
  const migration = await migrateAfterLogin(context, session, account);
  if (!isAt(state, "govbr-login")) {
    const next = await comeBack(context, session, back, account);
    return migration ?? next;
  }

  const govbrSessionId = await store.govbrSessions.create({ journeyId, ...login });
  await store.journeys.setAccount(journeyId, account.id);
  await session.rotate({ accountId: account.id, throughGovbr: true, journeyId });
  const variables = { loginOutcome: "authorized", govbrSessionId };
  await engine
    .correlateMessage({ messageName: "govbr-login-completed", businessKey: journeyId, variables })
    .catch(ignoreMismatch);
  return "/jornada";
}

/**
 * A login that no process waits for. A journey of somebody else stays with its owner; the person goes on with the own
 * one, from whichever browser it was begun, or to the home.
 */
async function comeBack(
  { store, engine }: PortalContext,
  session: BrowserSession,
  { journeyId, state }: Return,
  account: Account,
): Promise<string> {
  const running = state.kind !== "none" && state.kind !== "ended";
  const owner = running ? ((await store.journeys.get(journeyId))?.accountId ?? null) : null;
  const mine = running && (owner === null || owner === account.id);
  const next = mine ? journeyId : await openJourneyOf(engine, account.id);
  const left = running && !mine;
  // What is to be said already, of the old logins that were to come along, stays to be said.
  const said = left ? { notice: { kind: "info", text: portal.journey.accountChanged } as const } : {};
  await session.rotate({ accountId: account.id, throughGovbr: true, journeyId: next, ...said });
  const unfinished = next !== null && (owner !== null || account.confirmedAt === null || !mine);
  if (unfinished) return "/jornada";
  return account.confirmedAt === null ? "/" : "/inicio";
}

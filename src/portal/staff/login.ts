import type { GovbrLogin } from "../../govbr/index.ts";
import type { LoginAttempt } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";
import { rereadRights } from "../login/reread-rights.ts";
import type { BrowserSession } from "../middleware/sessions.ts";
import { opensStaffArea, StaffLevelTooLow } from "./level.ts";

/** Where staff begin. */
export const STAFF_PATH = "/equipe";
/** The door: leads straight to Gov.br. */
export const STAFF_DOOR = "/equipe/entrar";

/** The door, with the page that shall follow the login. */
export function staffDoor(next: string): string {
  return next === STAFF_PATH ? STAFF_DOOR : `${STAFF_DOOR}?${new URLSearchParams({ destino: next })}`;
}

/** The page that a request to the door names, if it is one of the staff area. */
export function pageAfterLogin(wanted: unknown): string {
  return typeof wanted === "string" && /^\/equipe\/(?!entrar)[\w./?=&%:,+-]{1,500}$/.test(wanted) ? wanted : STAFF_PATH;
}

/**
 * The attempt to go to Gov.br with. It is bound to this browser like any other login, by a journey of its own that no
 * process walks: the onboarding that may be under way in the same browser stays as it is, and the engine is not asked.
 */
export async function prepareStaffLogin({ store }: PortalContext, session: BrowserSession, next: string): Promise<LoginAttempt> {
  const journeyId = session.staffLogin?.journeyId ?? (await store.journeys.create()).id;
  await session.update({ staffLogin: { journeyId, next } });
  return (await store.logins.current(journeyId)) ?? store.logins.prepare({ journeyId });
}

/**
 * A staff login that Gov.br confirmed. Says who the person is, not what they may do: that the roles decide, at every
 * request. Returns the address of the next page. Throws `StaffLevelTooLow`, and signs nobody in, for an account below silver.
 */
export async function completeStaffLogin(
  context: PortalContext,
  session: BrowserSession,
  login: GovbrLogin,
  origin: string | null,
): Promise<string> {
  const { store } = context;
  const { identity } = login;
  const next = session.staffLogin?.next ?? STAFF_PATH;
  const account = await store.accounts.upsertFromGovbr(identity);
  if (!opensStaffArea(account.level)) throw new StaffLevelTooLow(account);
  // Before the session, so that nobody is signed in without a trace.
  await store.audit.append({
    ...{ actor: account.id, capacity: "self", origin, action: "signed-in", subject: account.id },
    details: { door: "staff", level: identity.level, amr: identity.amr },
  });
  // The same session opens the pages of companies.
  await rereadRights(context, account, login);
  const owner = session.journeyId === null ? null : ((await store.journeys.get(session.journeyId))?.accountId ?? null);
  const journeyId = owner === null || owner === account.id ? session.journeyId : null;
  await session.rotate({ accountId: account.id, throughGovbr: true, staffLogin: null, journeyId });
  return next;
}

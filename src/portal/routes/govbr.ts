import type { Express, Request, Response } from "express";
import { StoreError } from "../../store/errors.ts";
import type { LoginAttempt } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";
import { refusalOfLogin } from "../govbr-failure.ts";
import { isAt, type JourneyState, readState } from "../journey/state.ts";
import { completeLogin } from "../login/complete.ts";
import { denyLogin } from "../login/deny.ts";
import { prepareLogin } from "../login/prepare.ts";
import { type BrowserSession, sessionOf } from "../middleware/sessions.ts";
import { noteMigration } from "../migration/after-login.ts";
import { StaffLevelTooLow } from "../staff/level.ts";
import { completeStaffLogin, STAFF_DOOR } from "../staff/login.ts";
import { REFUSAL_PATH, refuseLogin, sendRefusal } from "./refusal-page.tsx";

/** Going to Gov.br and coming back. Both are links: no form of ours leads to another site. */
export function setUpGovbr(app: Express, context: PortalContext): void {
  app.get("/govbr/entrar", async (request, response) => {
    const session = sessionOf(response);
    await noteMigration(session, request.query.migracao === "1");
    const attempt = await prepareLogin(context, session);
    if (attempt === null) {
      response.redirect(303, "/jornada");
      return;
    }
    try {
      response.redirect(302, (await context.govbr.authorizationUrl(attempt)).href);
    } catch (error) {
      await refuse(context, response, error);
    }
  });

  // The page that receives the code answers with a redirect, so that code and state do not stay in the address bar.
  app.get("/govbr/retorno", async (request, response) => {
    try {
      await comeBack(context, request, response);
    } catch (error) {
      await refuse(context, response, error);
    }
  });

  app.get(REFUSAL_PATH, async (_request, response) => {
    await sendRefusal(context, response);
  });
}

async function comeBack(context: PortalContext, request: Request, response: Response): Promise<void> {
  const session = sessionOf(response);
  const { journeyId } = session;
  const url = new URL(request.originalUrl, context.publicUrl);
  const staffAttempt = await redeemStaff(context, url, session);
  if (staffAttempt !== null) {
    try {
      const login = await context.govbr.exchange(url, staffAttempt);
      response.redirect(303, await completeStaffLogin(context, session, login, request.ip ?? null));
    } catch (error) {
      await refuse(context, response, error, STAFF_DOOR);
    }
    return;
  }
  // First the engine: while it is down nothing is used up, and the same return works later.
  const state: JourneyState = journeyId === null ? { kind: "none" } : await readState(context, journeyId);
  const attempt = await redeem(context, url, journeyId);
  try {
    const login = await context.govbr.exchange(url, attempt);
    const back = { journeyId: attempt.journeyId, state, login, origin: request.ip ?? null };
    const next = await completeLogin(context, session, back);
    response.redirect(303, next);
  } catch (error) {
    const denied = refusalOfLogin(error) === "govbr-consent-denied" && isAt(state, "govbr-login");
    if (!denied) throw error;
    await denyLogin(context, attempt.journeyId);
    response.redirect(303, "/jornada");
  }
}

/** The attempt this return belongs to: this browser's, unused, in time. Without a state it belongs to none. */
async function redeem({ store, govbr }: PortalContext, url: URL, journeyId: string | null): Promise<LoginAttempt> {
  const states = url.searchParams.getAll("state");
  const state = states[0];
  if (state === undefined || states.length > 1) {
    // Lets the relying party tell a denial without state from a broken return; it always throws.
    await govbr.exchange(url, { state: "", nonce: "", codeVerifier: "" });
    throw new StoreError("login-state-unknown", "the return carries no state");
  }
  if (journeyId === null) throw new StoreError("login-state-other-browser", "this browser began no login");
  return store.logins.redeem(state, journeyId);
}

/** The attempt that left through the staff door, when this return belongs to it; null when it is a journey's. */
async function redeemStaff({ store }: PortalContext, url: URL, { staffLogin }: BrowserSession): Promise<LoginAttempt | null> {
  const [state, ...more] = url.searchParams.getAll("state");
  if (staffLogin === null || state === undefined || more.length > 0) return null;
  try {
    return await store.logins.redeem(state, staffLogin.journeyId);
  } catch (error) {
    const elsewhere = error instanceof StoreError && error.code === "login-state-other-browser";
    if (!elsewhere) throw error;
    return null;
  }
}

async function refuse(context: PortalContext, response: Response, error: unknown, door: string | null = null): Promise<void> {
  const code = refusalOfLogin(error);
  if (code === null) throw error;
  const cause = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  const details = error instanceof StaffLevelTooLow ? error.details : {};
  await refuseLogin(context, response, code, { cause, ...details }, door);
}

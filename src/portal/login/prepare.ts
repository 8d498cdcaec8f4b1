import { EngineError } from "../../camunda/errors.ts";
import type { LoginAttempt } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";
import { awaitStep } from "../journey/await-step.ts";
import type { BrowserSession } from "../middleware/sessions.ts";

/**
 * The login attempt to go to Gov.br with. In a journey the process prepares it (and prepares another when the last one
 * is used or too old); a person who is registered already logs in without a process. Null: the journey is not at a login,
 * its page says where it is.
 */
export async function prepareLogin(context: PortalContext, session: BrowserSession): Promise<LoginAttempt | null> {
  const { store, engine } = context;
  const journeyId = session.journeyId ?? (await openLoginOnly(context, session));
  const current = await store.logins.current(journeyId);
  if (current !== null) return current;
  try {
    await engine.correlateMessage({ messageName: "govbr-login-restarted", businessKey: journeyId });
  } catch (error) {
    if (!(error instanceof EngineError && error.isMismatch)) throw error;
    const state = await awaitStep(context, journeyId);
    const atLogin = state.kind === "waiting" && state.page === "govbr-login";
    if (state.kind === "none" || state.kind === "ended" || session.accountId === null) return store.logins.prepare({ journeyId });
    return atLogin ? store.logins.current(journeyId) : null;
  }
  await awaitStep(context, journeyId);
  return store.logins.current(journeyId);
}

/** A login needs a browser to be bound to: a journey that no process walks. */
async function openLoginOnly({ store }: PortalContext, session: BrowserSession): Promise<string> {
  const journey = await store.journeys.create();
  await session.update({ journeyId: journey.id });
  return journey.id;
}

import type { LoginAttempt } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";
import { awaitStep } from "../journey/await-step.ts";
import { ignoreMismatch } from "../journey/mismatch.ts";
import { isAt } from "../journey/state.ts";
import type { BrowserSession } from "../middleware/sessions.ts";

/**
 * The login attempt to go to Gov.br with. Where a journey waits for a login (or for an e-CNPJ that Gov.br may link), the
 * process prepares it, and prepares another when the last one is used or too old. Elsewhere a login needs no process: a
 * person comes back. Null: an automatic step is under way, the journey's page says so.
 */
export async function prepareLogin(context: PortalContext, session: BrowserSession): Promise<LoginAttempt | null> {
  const { store, engine } = context;
  const journeyId = session.journeyId ?? (await openLoginOnly(context, session));
  const [state, current] = await Promise.all([awaitStep(context, journeyId), store.logins.current(journeyId)]);
  if (state.kind === "processing") return null;
  const atLogin = isAt(state, "govbr-login");
  if (!atLogin && !isAt(state, "present-ecnpj")) return current ?? store.logins.prepare({ journeyId });
  if (atLogin && current !== null) return current;
  await engine.correlateMessage({ messageName: "govbr-login-restarted", businessKey: journeyId }).catch(ignoreMismatch);
  await awaitStep(context, journeyId);
  return store.logins.current(journeyId);
}

/** A login needs a browser to be bound to: a journey that no process walks. */
async function openLoginOnly({ store }: PortalContext, session: BrowserSession): Promise<string> {
  const journey = await store.journeys.create();
  await session.update({ journeyId: journey.id });
  return journey.id;
}

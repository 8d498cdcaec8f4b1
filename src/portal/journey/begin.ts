import type { PortalContext } from "../context.ts";
import type { BrowserSession } from "../middleware/sessions.ts";
import { serialise } from "./serialise.ts";
import { readState } from "./state.ts";

/** Key of the process that every journey is. */
export const ONBOARDING = "onboarding";

/**
 * Starts a journey for this browser, or finds the one that is under way: a second click changes nothing, and an engine
 * that was down when the first click came is asked again by the next.
 */
export async function beginJourney(context: PortalContext, session: BrowserSession): Promise<void> {
  const { store, engine } = context;
  await session.csrfToken();
  await serialise(`begin ${session.token}`, async () => {
    await session.refresh();
    let { journeyId } = session;
    const state = journeyId === null ? null : await readState(context, journeyId);
    if (state !== null && state.kind !== "none" && state.kind !== "ended") return;
    if (journeyId === null || state?.kind === "ended") {
      const journey = await store.journeys.create();
      journeyId = journey.id;
      await session.update({ journeyId });
      if (session.accountId !== null) await store.journeys.setAccount(journeyId, session.accountId);
    }
    await engine.startProcess(ONBOARDING, { businessKey: journeyId });
  });
}

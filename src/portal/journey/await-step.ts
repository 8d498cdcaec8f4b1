import type { Language } from "../../domain/language.ts";
import type { PortalContext } from "../context.ts";
import { type JourneyState, readState } from "./state.ts";

/** A step of a worker usually takes milliseconds: waiting for it here saves the person a page. */
const PATIENCE_MS = 2_000;
const FIRST_PAUSE_MS = 15;

/** The state of the journey once the automatic steps have had their moment. */
export async function awaitStep(
  context: Pick<PortalContext, "engine" | "models">,
  journeyId: string,
  patienceMs = PATIENCE_MS,
  language: Language = "pt",
): Promise<JourneyState> {
  const deadline = performance.now() + patienceMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.6, 250)) {
    const state = await readState(context, journeyId, language);
    if (state.kind !== "processing" || performance.now() + pause > deadline) return state;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

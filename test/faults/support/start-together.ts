import type { System } from "../../support/system.ts";

/** Starts parts of one system at the same moment. When one does not come up, the others are ended and `cleanUp` is called. */
export async function startTogether(starts: Promise<System>[], cleanUp: () => Promise<void>): Promise<System[]> {
  const outcomes = await Promise.allSettled(starts);
  const systems = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (failed === undefined) return systems;
  await Promise.all(systems.map((system) => system.dispose()));
  await cleanUp();
  throw failed.reason;
}

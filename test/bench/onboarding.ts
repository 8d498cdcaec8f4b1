import { newRepresentative, onboardOverHttp } from "../support/onboarding.ts";
import { startSystem } from "../support/system.ts";
import { type Figure, figure } from "./figures.ts";

const PEOPLE = 40;
const AT_ONCE = 8;
const RUNS = 4;

/** Limits per address that one machine with many people does not reach. */
const UNLIMITED = { RATE_LIMIT_LOGINS: "1000000", RATE_LIMIT_POSTS: "1000000", RATE_LIMIT_SESSIONS: "1000000" };

/**
 * Complete onboardings per second over HTTP: portal, engine, workers, Gov.br (simulated), PostgreSQL and mail in one
 * process, the visitors in another; each from the entry page to the SGCI home, eight at once.
 */
export async function benchOnboarding(): Promise<Figure[]> {
  const system = await startSystem(UNLIMITED);
  try {
    const runs: number[] = [];
    // The first run warms everything up.
    for (let run = 0; run <= RUNS; run++) {
      const people = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => newRepresentative(system, run * PEOPLE + n)));
      const began = performance.now();
      const waiting = [...people];
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (let person = waiting.pop(); person !== undefined; person = waiting.pop()) await onboardOverHttp(system, person);
        }),
      );
      if (run > 0) runs.push(PEOPLE / ((performance.now() - began) / 1000));
    }
    return [figure("complete onboardings over HTTP", "/s", runs)];
  } finally {
    await system.dispose();
  }
}

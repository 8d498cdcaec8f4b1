import { setTimeout as pause } from "node:timers/promises";

/** Asks again every few milliseconds until the answer is not null; null after `milliseconds` without one. */
export async function waitFor<T>(ask: () => Promise<T | null>, milliseconds: number, every = 15): Promise<T | null> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== null || performance.now() > end) return answer;
    await pause(every);
  }
}

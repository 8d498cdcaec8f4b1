import { setTimeout as pause } from "node:timers/promises";

/** Waits until `look` gives something other than null and false, asking every few milliseconds. Throws after `patience` ms. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | false>,
  patience = 20_000,
): Promise<Exclude<T, null | false>> {
  const deadline = performance.now() + patience;
  for (;;) {
    const found = await look();
    if (found !== null && found !== false) return found as Exclude<T, null | false>;
    if (performance.now() > deadline) throw new Error(`in ${patience / 1000} s it did not come to this: ${what}`);
    await pause(15);
  }
}

import { setTimeout as pause } from "node:timers/promises";

/** Every answer takes at least so long, in milliseconds: more than the work that only a known address makes. */
const ANSWER_MS = 400;

/** Does the work, and answers no sooner than it would have without any: the time does not tell whether there was some. */
export async function atLeast<T>(work: Promise<T>): Promise<T> {
  const [result] = await Promise.all([work, pause(ANSWER_MS)]);
  return result;
}

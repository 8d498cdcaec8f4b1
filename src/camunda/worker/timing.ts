/** Every duration of the runner, in milliseconds. */
export interface Timing {
  /** How long the engine may hold a poll. Retries and expired locks are noticed at the next poll, so not longer. */
  longPoll: number;
  /** The same while a busy topic is left out of the poll. */
  shortPoll: number;
  /** Pause after an empty answer that came at once: an engine (or a proxy) without long polling. */
  emptyPause: number;
  /** An empty answer sooner than this came at once. */
  emptyAtOnce: number;
  /** Pauses after polls that failed one after the other; the last one repeats. */
  pollFailurePauses: number[];
  /** Pauses before a report is sent again whose answer was lost. */
  lostAnswerPauses: number[];
  /** How long `stop()` waits for handlers. */
  drain: number;
  /** How long an answer may take beyond the long poll. */
  answer: number;
}

export const defaultTiming: Timing = {
  longPoll: 10_000,
  shortPoll: 100,
  emptyPause: 100,
  emptyAtOnce: 20,
  pollFailurePauses: [100, 250, 500, 1_000, 2_000, 5_000],
  lostAnswerPauses: [50, 200, 800, 2_000, 5_000],
  drain: 8_000,
  answer: 10_000,
};

/** Resolves after `duration` milliseconds, or at once when the signal is aborted. */
export function pause(duration: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, duration);
    signal?.addEventListener("abort", done, { once: true });
  });
}

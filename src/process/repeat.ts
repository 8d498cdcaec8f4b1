/** Work that goes on until it is stopped. */
export interface Repeated {
  /** Begins no further turn and waits for the one that is under way. */
  stop(): Promise<void>;
}

/**
 * Does something now, and again every so many milliseconds, one turn at a time: a turn that takes longer than the pause
 * leaves out the ones it has missed. A turn that fails is told to `onError`, and the next one comes all the same.
 * `goOn` turns false when it is stopped, for turns that have several parts.
 */
export function repeat(
  work: (goOn: () => boolean) => Promise<unknown>,
  { every, onError }: { every: number; onError(error: unknown): void },
): Repeated {
  let stopped = false;
  let turn: Promise<void> | null = null;
  const wake = () => {
    turn ??= work(() => !stopped)
      .then(() => undefined, onError)
      .finally(() => {
        turn = null;
      });
  };
  const timer = setInterval(wake, every);
  wake();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await turn;
    },
  };
}

import { setTimeout as pause } from "node:timers/promises";

/** Milliseconds before who met a fault tries again. */
const AGAIN_AFTER = 200;

/** People and programs who try again, whatever happens. */
export interface Insistence {
  /** Everything that went wrong on the way. */
  readonly misfortunes: string[];
  /** Does something until it succeeds. Throws what went wrong last once patience is over. */
  insist<T>(act: () => Promise<T>): Promise<T>;
  /** Ends the patience. */
  giveUp(): void;
}

export function newInsistence(patience: number): Insistence {
  const misfortunes: string[] = [];
  let deadline = performance.now() + patience;
  return {
    misfortunes,
    giveUp() {
      deadline = 0;
    },
    async insist(act) {
      for (;;) {
        try {
          return await act();
        } catch (error) {
          misfortunes.push(String(error));
          if (performance.now() > deadline) throw error;
          await pause(AGAIN_AFTER);
        }
      }
    },
  };
}

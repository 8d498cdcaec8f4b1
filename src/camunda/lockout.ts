/** The engine locks a user for 3 s after one wrong password, longer after each further one, and for good after ten. */
const FIRST_PAUSE = 4_000;
const LONGEST_PAUSE = 60_000;

/** Whether the engine may be asked with this user and password now. */
export interface Lockout {
  /** Milliseconds during which asking would be in vain, or make a lock longer; 0: ask. */
  wait(): number;
  /** Whether user and password were accepted before: then a 401 is a lock, not a wrong setting. */
  readonly wasAdmitted: boolean;
  /** The engine answered 401. */
  refused(): void;
  /** The engine answered anything else. */
  admitted(): void;
}

/**
 * Keeps a process whose password was accepted once from asking again and again when it is refused. Somebody else's wrong
 * password locks the user for a moment; a password that was changed meanwhile would lock it for good, for everybody who
 * uses it, if workers went on polling with the old one.
 */
export function createLockout(now = () => Date.now()): Lockout {
  let wasAdmitted = false;
  let refusals = 0;
  let askAgain = 0;
  return {
    wait: () => Math.max(0, askAgain - now()),
    get wasAdmitted() {
      return wasAdmitted;
    },
    refused() {
      if (wasAdmitted) askAgain = now() + Math.min(FIRST_PAUSE * 2 ** refusals++, LONGEST_PAUSE);
    },
    admitted() {
      wasAdmitted = true;
      refusals = 0;
      askAgain = 0;
    },
  };
}

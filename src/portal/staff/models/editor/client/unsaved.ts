/** What was typed and not yet saved, kept in this browser: it outlives a crash, a closed window and the end of a session. */
export interface Unsaved {
  content: string;
  /** Revision of the file that it was made from. */
  revision: number;
  at: string;
}

/** The place of one file of one person. */
export function unsavedPlace(account: string, address: string) {
  const key = `orquestra:rascunho:${account}:${address}`;
  return {
    /** Whether there was room for it. */
    keep(unsaved: Unsaved): boolean {
      try {
        localStorage.setItem(key, JSON.stringify(unsaved));
        return true;
      } catch {
        return false;
      }
    },
    read(): Unsaved | null {
      try {
        return JSON.parse(localStorage.getItem(key) ?? "null") as Unsaved | null;
      } catch {
        return null;
      }
    },
    forget(): void {
      try {
        localStorage.removeItem(key);
      } catch {
        // A browser that keeps nothing has nothing to forget.
      }
    },
  };
}

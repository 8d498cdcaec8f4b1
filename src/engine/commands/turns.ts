/**
 * Lets the commands of this process work on one tree in turn: of two at once, one would only find that the tree has changed and
 * begin anew. (Processes beside this one are held apart by the revision of the tree.)
 */
export class Turns {
  private readonly last = new Map<string, Promise<void>>();

  /** Whether somebody is at work on this tree. */
  isTaken(rootId: string): boolean {
    return this.last.has(rootId);
  }

  /** Does the work as soon as everything that came before it on this tree is over. Not from within other such work. */
  async take<T>(rootId: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(rootId);
    let end: () => void = () => {};
    const own = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.last.set(rootId, own);
    try {
      await before;
      return await work();
    } finally {
      if (this.last.get(rootId) === own) this.last.delete(rootId);
      end();
    }
  }
}

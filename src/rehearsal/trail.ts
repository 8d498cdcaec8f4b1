interface Entry {
  place: string;
  /** A join that waits for further tokens is no part of the way yet. */
  isPassed: boolean;
}

/** The way through a process: Camunda enters a join once for each token; here it stands once, where the last has arrived. */
export class Trail {
  private readonly entries: Entry[] = [];
  /** Arrivals at joins, by activity instance. */
  private readonly arrivals = new Map<string, { join: string; entry: Entry }>();

  enter(place: string): void {
    this.entries.push({ place, isPassed: true });
  }

  /** A token arrives at a join; `join` tells it apart among the instances of the tree. */
  arrive(id: string, join: string, place: string): void {
    const entry = { place, isPassed: false };
    this.entries.push(entry);
    this.arrivals.set(id, { join, entry });
  }

  /** An arrival was cancelled with what it stood in: its join never let it pass. */
  cancel(id: string): void {
    this.arrivals.delete(id);
  }

  /** An activity instance has ended: where it was an arrival, the join lets its tokens pass, the last of which counts. */
  pass(id: string): void {
    const passing = this.arrivals.get(id);
    if (passing === undefined) return;
    const together = [...this.arrivals].filter(([, { join }]) => join === passing.join);
    together.at(-1)![1].entry.isPassed = true;
    for (const [one] of together) this.arrivals.delete(one);
  }

  places(): string[] {
    return this.entries.filter(({ isPassed }) => isPassed).map(({ place }) => place);
  }
}

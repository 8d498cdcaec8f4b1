/**
 * How many handlers run at once, shared fairly: however busy a topic is, one slot stays free for each of the others,
 * so that no topic waits behind the slow tasks of another.
 */
export interface Slots {
  /** What may be asked of the engine now: nothing when everything is busy, else the topics with room and for how many tasks. */
  room(): { topics: string[]; maxTasks: number } | null;
  /** Resolves as soon as a handler ends. */
  freed(): Promise<void>;
  take(topic: string): void;
  release(topic: string): void;
  /** Resolves when no handler runs. */
  idle(): Promise<void>;
  readonly busy: number;
}

/** `limit`: handlers at once over all topics; at least one for each topic. */
export function createSlots(topics: string[], limit: number): Slots {
  const total = Math.max(limit, topics.length);
  const perTopic = total - (topics.length - 1);
  const active = new Map(topics.map((topic) => [topic, 0]));
  let busy = 0;
  let waiting: (() => void)[] = [];
  const nextRelease = () => new Promise<void>((resolve) => waiting.push(resolve));

  return {
    room() {
      const withRoom = topics.filter((topic) => active.get(topic)! < perTopic);
      const maxTasks = Math.min(total - busy, ...withRoom.map((topic) => perTopic - active.get(topic)!));
      return withRoom.length === 0 || maxTasks <= 0 ? null : { topics: withRoom, maxTasks };
    },
    freed: nextRelease,
    take(topic) {
      active.set(topic, (active.get(topic) ?? 0) + 1);
      busy++;
    },
    release(topic) {
      active.set(topic, (active.get(topic) ?? 0) - 1);
      busy--;
      const callbacks = waiting;
      waiting = [];
      for (const callback of callbacks) callback();
    },
    async idle() {
      while (busy > 0) await nextRelease();
    },
    get busy() {
      return busy;
    },
  };
}

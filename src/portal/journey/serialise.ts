const queues = new Map<string, Promise<unknown>>();

/** Runs acts with the same key one after the other: a double click opens one journey. Within this process. */
export async function serialise<T>(key: string, act: () => Promise<T>): Promise<T> {
  const before = queues.get(key) ?? Promise.resolve();
  const mine = before.then(act, act);
  queues.set(key, mine);
  try {
    return await mine;
  } finally {
    if (queues.get(key) === mine) queues.delete(key);
  }
}

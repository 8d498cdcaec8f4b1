interface Waiting<Item, Result> {
  item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/**
 * Does many calls at once: those that come while others are at work wait and are done together, in one go of the database
 * instead of many. `work` gives a result or an Error for each item, in their order; what it throws is thrown by every call.
 */
export function coalesce<Item, Result>(
  work: (items: Item[]) => Promise<(Result | Error)[]>,
  atMost = 100,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let busy = false;

  const go = async () => {
    busy = true;
    // Whoever calls in this very moment comes along.
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const now = waiting.slice(0, atMost);
      waiting = waiting.slice(atMost);
      try {
        const results = await work(now.map(({ item }) => item));
        for (const [index, { resolve, reject }] of now.entries()) {
          const result = results[index]!;
          if (result instanceof Error) reject(result);
          else resolve(result);
        }
      } catch (error) {
        for (const { reject } of now) reject(error);
      }
    }
    busy = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!busy) void go();
    });
}

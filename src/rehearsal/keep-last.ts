/** As many models as a folder holds, several times over: a server that rehearses drafts must not keep them all. */
const KEPT = 64;

/** Does it once for each text, and remembers the results of those asked for last. */
export function keepLast<T>(make: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text) ?? make(text);
    kept.delete(text);
    kept.set(text, known);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    return known;
  };
}

/**
 * Every id of a list that is read in pages while it changes: what goes moves the rest ahead, past a page that is asked for next. So
 * more than one page is read again until nothing new comes.
 * @param page the ids from a position on, at most `size`
 */
export async function readAll(page: (first: number) => Promise<string[]>, size: number): Promise<string[]> {
  const ids = new Set<string>();
  for (let before = -1; ids.size > before; ) {
    before = ids.size;
    let first = 0;
    for (let isFull = true; isFull; first += size) {
      const found = await page(first);
      for (const id of found) ids.add(id);
      isFull = found.length === size;
    }
    if (first === size) break;
  }
  return [...ids];
}

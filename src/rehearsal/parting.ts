/** Where two ways part; -1 when they are the same. */
export function partingOf(one: string[], other: string[]): number {
  const length = Math.max(one.length, other.length);
  return Array.from({ length }, (_, index) => index).findIndex((index) => one[index] !== other[index]);
}

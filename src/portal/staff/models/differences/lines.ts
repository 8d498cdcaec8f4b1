/** A line of a text in two versions. */
export interface Line {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Lines beyond this are not compared one by one: the middle of the texts is told as replaced. */
const LIMIT = 3_000;

/** What leads from one text to another, line by line: the longest common subsequence stays. */
export function compareLines(from: string, to: string): Line[] {
  const [a, b] = [from.replace(/\r?\n$/, "").split(/\r?\n/), to.replace(/\r?\n$/, "").split(/\r?\n/)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [midA, midB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const same = (texts: string[]): Line[] => texts.map((text) => ({ kind: "same", text }));
  return [...same(a.slice(0, start)), ...middle(midA, midB), ...same(a.slice(a.length - end))];
}

function middle(a: string[], b: string[]): Line[] {
  const removed = (text: string): Line => ({ kind: "removed", text });
  const added = (text: string): Line => ({ kind: "added", text });
  if (a.length * b.length > LIMIT * LIMIT) return [...a.map(removed), ...b.map(added)];
  // lengths[i][j]: of the longest common subsequence of what follows a[i] and b[j].
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: "same", text: a[i]! });
      i++;
      j++;
    } else if (i < a.length && (j === b.length || lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) lines.push(removed(a[i++]!));
    else lines.push(added(b[j++]!));
  }
  return lines;
}

/** Methods of strings. */
import { MethodFault } from "../errors.ts";
import { integer } from "../java-number.ts";
import { order } from "../operators.ts";
import { chars, int, type Methods, text } from "./methods.ts";
import { matchesAll, replaceAll, replaceFirst, split } from "./patterns.ts";

/** Longest text a method may make: what Java's heap limit is to Camunda. */
const MAX_LENGTH = 10_000_000;

export const stringMethods: Methods<string> = new Map<string, (self: string, parameters: unknown[]) => unknown>([
  ["length/0", (self) => integer(self.length)],
  ["isEmpty/0", (self) => self.length === 0],
  ["isBlank/0", (self) => self.trim().length === 0],
  ["contains/1", (self, [part]) => self.includes(chars(part, "s"))],
  ["startsWith/1", (self, [prefix]) => self.startsWith(text(prefix))],
  ["startsWith/2", (self, [prefix, from]) => int(from) >= 0 && self.startsWith(text(prefix), int(from))],
  ["endsWith/1", (self, [suffix]) => self.endsWith(text(suffix))],
  ["indexOf/1", (self, [part]) => integer(self.indexOf(needle(part)))],
  ["indexOf/2", (self, [part, from]) => integer(self.indexOf(needle(part), int(from)))],
  ["lastIndexOf/1", (self, [part]) => integer(self.lastIndexOf(needle(part)))],
  ["substring/1", (self, [from]) => substring(self, int(from), self.length)],
  ["substring/2", (self, [from, to]) => substring(self, int(from), int(to))],
  ["toUpperCase/0", (self) => self.toUpperCase()],
  ["toLowerCase/0", (self) => self.toLowerCase()],
  ["trim/0", (self) => trim(self)],
  ["strip/0", (self) => self.trim()],
  ["concat/1", (self, [other]) => limited(self + text(other))],
  ["replace/2", (self, [target, by]) => limited(self.replaceAll(chars(target, "target"), () => chars(by, "replacement")))],
  ["repeat/1", (self, [count]) => repeat(self, int(count))],
  ["matches/1", (self, [pattern]) => matchesAll(self, text(pattern))],
  ["replaceAll/2", (self, [pattern, by]) => limited(replaceAll(self, text(pattern), text(by)))],
  ["replaceFirst/2", (self, [pattern, by]) => limited(replaceFirst(self, text(pattern), text(by)))],
  ["split/1", (self, [pattern]) => split(self, text(pattern))],
  ["equals/1", (self, [other]) => self === other],
  ["equalsIgnoreCase/1", (self, [other]) => other !== null && self.toLowerCase() === text(other).toLowerCase()],
  ["compareTo/1", (self, [other]) => integer(compareTo(self, text(other)))],
  ["toString/0", (self) => self],
]);

/** Everything up to the space counts as blank, other Unicode spaces do not. */
function trim(self: string): string {
  let start = 0;
  let end = self.length;
  while (start < end && self.charCodeAt(start) <= 32) start++;
  while (end > start && self.charCodeAt(end - 1) <= 32) end--;
  return self.slice(start, end);
}

/** indexOf takes a string or the number of a character. */
function needle(value: unknown): string {
  return typeof value === "string" || value === null ? text(value) : String.fromCodePoint(Math.max(0, int(value)));
}

function substring(self: string, begin: number, end: number): string {
  if (begin < 0 || begin > end || end > self.length)
    throw new MethodFault("java.lang.StringIndexOutOfBoundsException", `begin ${begin}, end ${end}, length ${self.length}`);
  return self.substring(begin, end);
}

function repeat(self: string, count: number): string {
  if (count < 0) throw new MethodFault("java.lang.IllegalArgumentException", `count is negative: ${count}`);
  if (self.length * count > MAX_LENGTH) throw tooLong();
  return self.repeat(count);
}

function limited(result: string): string {
  if (result.length > MAX_LENGTH) throw tooLong();
  return result;
}

function tooLong(): MethodFault {
  return new MethodFault("java.lang.OutOfMemoryError", "Required length exceeds implementation limit");
}

/** Difference of the first code units that differ, else of the lengths. */
function compareTo(a: string, b: string): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a.charCodeAt(i) - b.charCodeAt(i);
  return order(a, b) === 0 ? 0 : a.length - b.length;
}

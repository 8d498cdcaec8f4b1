/** Tables of methods by name and number of parameters, and the coercion of their arguments. */
import { toText } from "../coerce.ts";
import { MethodFault } from "../errors.ts";
import { JavaNumber } from "../java-number.ts";

/** Key: `substring/2`. */
export type Methods<T> = ReadonlyMap<string, (self: T, parameters: unknown[]) => unknown>;

/** The arguments do not fit: to the caller the method does not exist. */
export class NoSuchMethod extends Error {}

/** An `int` parameter. */
export function int(value: unknown): number {
  if (value instanceof JavaNumber) return Math.trunc(value.value) | 0;
  if (value === null || value === "") return 0;
  if (typeof value === "string" && /^[+-]?\d+$/.test(value)) return Number(value) | 0;
  throw new NoSuchMethod();
}

/** A `String` parameter: anything turns into text. */
export const text = (value: unknown): string => toText(value);

/** A `CharSequence` parameter, called `name` in Java: strings only. */
export function chars(value: unknown, name: string): string {
  if (typeof value === "string") return value;
  if (value !== null) throw new NoSuchMethod();
  throw new MethodFault(
    "java.lang.NullPointerException",
    `Cannot invoke "java.lang.CharSequence.toString()" because "${name}" is null`,
  );
}

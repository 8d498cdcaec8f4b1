import { randomInt } from "node:crypto";

/** Digits and letters that nobody takes for one another on the telephone: without 0 O, 1 I L, U. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A number for people to quote, such as `8F3K-2Q7M`. */
export function newReference(): string {
  const part = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join("");
  return `${part()}-${part()}`;
}

/** The written form of what somebody typed or read out; null when it cannot be a reference. */
export function normaliseReference(text: string): string | null {
  const characters = text.toUpperCase().replace(/[\s-]/g, "");
  if (characters.length !== 8 || [...characters].some((character) => !alphabet.includes(character))) return null;
  return `${characters.slice(0, 4)}-${characters.slice(4)}`;
}

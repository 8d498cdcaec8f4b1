import { predictableWords } from "./predictable-words.ts";

/** NIST SP 800-63B: length is what counts; no demands on kinds of characters, no expiry. */
const shortest = 12;
/** More than anybody remembers; it keeps the work of hashing within limits. */
const longest = 128;
/** What has to remain when everything predictable counts as one character. */
const unpredictable = 8;

/** Why a password is not taken. */
export type PasswordObjection = "too-short" | "too-long" | "predictable";

/**
 * What speaks against a password; null: nothing.
 *
 * Of twelve characters or more, hardly any is on a list of the common ones; what people choose are common words, names,
 * years and runs of keys put together (`Password2026!`). So each such piece counts as one character, and eight have to
 * remain. Words and names are looked for as they are and with the usual exchanges (`p@ssw0rd`).
 *
 * @param about what others know of the person: name, address, company
 */
export function objectionToPassword(password: string, about: string[] = []): PasswordObjection | null {
  const text = password.normalize("NFKC");
  const length = [...text].length;
  if (length < shortest) return "too-short";
  if (length > longest) return "too-long";
  const known = [...predictableWords, ...about.flatMap(wordsOf)];
  return weightOf(text, known) < unpredictable ? "predictable" : null;
}

/** How many characters remain when every predictable piece counts as one. */
function weightOf(password: string, known: string[]): number {
  const plain = plainOf(password);
  const words = [...known].sort((one, other) => other.length - one.length);
  const [asTyped, exchanged] = [plain, exchange(plain)].map((text) => {
    const withoutWords = words.reduce((rest, word) => rest.replaceAll(word, "\0"), text);
    return [...collapse(withoutWords.replace(/(19|20)\d\d/g, "\0"))].length;
  });
  return Math.min(asTyped!, exchanged!);
}

/** Lower case, without accents. */
function plainOf(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

const exchanges: Record<string, string> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
};

function exchange(text: string): string {
  return text.replace(/[@431!0$57]/g, (character) => exchanges[character]!);
}

/** Runs such as `aaaa`, `1234`, `fedc` become one character, and so does a piece that repeats (`abcabcabc`). */
function collapse(text: string): string {
  const characters = [...text.replace(/(.{1,6}?)\1{2,}/gsu, "$1")];
  return characters.filter((character, place) => !continuesRun(characters, character, place)).join("");
}

function continuesRun(characters: string[], character: string, place: number): boolean {
  const step = stepTo(characters[place - 1], character);
  const before = stepTo(characters[place - 2], characters[place - 1]);
  return step !== null && Math.abs(step) <= 1 && step === before;
}

function stepTo(one: string | undefined, other: string | undefined): number | null {
  return one === undefined || other === undefined ? null : other.codePointAt(0)! - one.codePointAt(0)!;
}

/** The words of a name or an address that are long enough to be one. */
function wordsOf(text: string): string[] {
  return plainOf(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length >= 3);
}

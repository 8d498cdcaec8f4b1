/** Words that say what kind of company it is, not which one. */
const LEGAL_FORMS = new Set(
  (
    "ab ag as asa aps bv bvba co company corp corporation eirl ev gmbh inc incorporated kft kg kk lda limitada limited llc llp lp ltd " +
    "ltda nv ohg oy oyj plc private pte pty pvt sa sab sapi sarl sas sau sca scs sl slu snc societe sociedad sociedade sp spa srl sro " +
    "the ug zoo anonima anonyme"
  ).split(" "),
);

/** A register number as it is compared: letters and digits alone, in upper case. `hrb 12-345 B` → `HRB12345B`. */
export function registerKey(number: string): string {
  return number
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** A legal name as it is compared: no accents, no punctuation, no legal form. `Müller & Söhne GmbH` → `muller sohne`. */
export function nameKey(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    // "S.A." and "S. A." are one word.
    .replace(/\b(\p{L})\.\s?(?=\p{L}\b)/gu, "$1")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ");
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  return (telling.length === 0 ? words : telling).join(" ");
}

/** How much alike two names are, from 0 to 1: the share of their three-letter pieces that both have. */
export function similarity(one: string, other: string): number {
  const [left, right] = [piecesOf(one), piecesOf(other)];
  const shared = [...left].filter((piece) => right.has(piece)).length;
  return shared === 0 ? 0 : shared / (left.size + right.size - shared);
}

/** Names this much alike are shown to the team. */
const ALIKE = 0.5;
/** A shorter number is too often one slip away from another. */
const SLIP_LENGTH = 5;

/** What is alike about two companies of one country; empty: nothing. */
export function likeness(
  one: { registerKey: string; nameKey: string },
  other: { registerKey: string; nameKey: string },
): ("register-number" | "legal-name")[] {
  const number = isSlip(one.registerKey, other.registerKey) ? (["register-number"] as const) : [];
  const name = similarity(one.nameKey, other.nameKey) >= ALIKE ? (["legal-name"] as const) : [];
  return [...number, ...name];
}

/** The same number but for leading zeros, letters around the digits, or one slip of the pen. */
function isSlip(one: string, other: string): boolean {
  if (one === other) return true;
  const digits = (key: string) => key.replace(/\P{N}/gu, "").replace(/^0+/, "");
  if (digits(one).length >= SLIP_LENGTH && digits(one) === digits(other)) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < SLIP_LENGTH || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
  return swapped || short.slice(at + 1) === long.slice(at + 1);
}

function piecesOf(text: string): Set<string> {
  const pieces = text.split(" ").flatMap((word) => {
    const padded = [..." ", " ", ...word, " "];
    return padded.slice(2).map((_, index) => padded.slice(index, index + 3).join(""));
  });
  return new Set(text === "" ? [] : pieces);
}

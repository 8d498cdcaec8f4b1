/** Dates of form fields, in the patterns of Java's SimpleDateFormat (its numeric part) and the zone of the server. */

type Part = "y" | "M" | "d" | "H" | "m" | "s" | "S";
const PARTS = "yMdHmsS";

interface Token {
  /** A letter of the pattern, or null for text. */
  part: Part | null;
  text: string;
}

function tokens(pattern: string): Token[] {
  return [...pattern.matchAll(/'([^']*)'|([A-Za-z])\2*|[^A-Za-z']+/g)].map(([text, quoted, letter]) => {
    if (letter !== undefined && PARTS.includes(letter)) return { part: letter as Part, text };
    return { part: null, text: quoted ?? text };
  });
}

/** Milliseconds since the epoch; null when the text does not start as the pattern says. Lenient: 32/13 is in the next year. */
export function parseByPattern(text: string, pattern: string): number | null {
  const values: Record<Part, number> = { y: 1970, M: 1, d: 1, H: 0, m: 0, s: 0, S: 0 };
  let position = 0;
  const all = tokens(pattern);
  for (const [index, token] of all.entries()) {
    if (token.part === null) {
      if (!text.startsWith(token.text, position)) return null;
      position += token.text.length;
      continue;
    }
    // Numbers side by side take as many digits as the pattern has letters.
    const adjacent = all[index + 1]?.part ? `{1,${token.text.length}}` : "+";
    const digits = new RegExp(`-?\\d${adjacent}`, "y");
    digits.lastIndex = position;
    const found = digits.exec(text);
    if (!found) return null;
    values[token.part] = Number(found[0]);
    position = digits.lastIndex;
  }
  const { y, M, d, H, m, s, S } = values;
  const date = new Date(2000, M - 1, d, H, m, s, S);
  date.setFullYear(y + date.getFullYear() - 2000);
  return date.getTime();
}

/** The date as the pattern writes it. */
export function formatByPattern(millis: number, pattern: string): string {
  const date = new Date(millis);
  const values: Record<Part, number> = {
    ...{ y: date.getFullYear(), M: date.getMonth() + 1, d: date.getDate(), H: date.getHours() },
    ...{ m: date.getMinutes(), s: date.getSeconds(), S: date.getMilliseconds() },
  };
  return tokens(pattern)
    .map(({ part, text }) => {
      if (part === null) return text;
      const value = part === "y" && text.length === 2 ? values.y % 100 : values[part];
      return String(value).padStart(text.length, "0");
    })
    .join("");
}

/** Splits expression text into tokens, with the positions and messages of JUEL's scanner. */
import { ExpressionSyntaxError } from "./errors.ts";
import { KEYWORDS, OPERATORS, type Token } from "./tokens.ts";

const NUMBER = /\d+(\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?/y;
const IDENTIFIER = /[\p{L}\p{Nl}\p{Sc}\p{Pc}][\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Mn}\p{Mc}\p{Nd}]*/uy;

/** All tokens of the text, the last one EOF (with the fault that ended it, if any). */
export function scan(input: string): Token[] {
  const tokens: Token[] = [];
  try {
    scanAll(input, tokens);
    tokens.push({ symbol: "EOF", image: "null", position: input.length });
  } catch (fault) {
    if (!(fault instanceof ExpressionSyntaxError)) throw fault;
    tokens.push({ symbol: "EOF", image: "null", position: input.length, fault });
  }
  return tokens;
}

function scanAll(input: string, tokens: Token[]): void {
  let at = 0;
  while (at < input.length) {
    const text = scanText(input, at);
    if (text.end > at) tokens.push({ symbol: "TEXT", image: text.content, position: at });
    at = text.end;
    if (at < input.length) at = scanEval(input, at, tokens);
  }
}

/** Text up to the next `${` or `#{`; `\${` is the way to write one in text. */
function scanText(input: string, start: number): { content: string; end: number } {
  let content = "";
  let at = start;
  for (; at < input.length; at++) {
    const char = input[at]!;
    const opens = (char === "$" || char === "#") && input[at + 1] === "{";
    if (char === "\\" && (input[at + 1] === "$" || input[at + 1] === "#") && input[at + 2] === "{") {
      content += `${input[at + 1]}{`;
      at += 2;
    } else if (opens) break;
    else content += char;
  }
  return { content, end: at };
}

/** One `${…}`; returns the position behind it (or the end of the text, when the brace is missing). */
function scanEval(input: string, start: number, tokens: Token[]): number {
  let at = start + 2;
  tokens.push({ symbol: input[start] === "$" ? "${" : "#{", image: input.slice(start, at), position: start });
  for (;;) {
    while (at < input.length && isWhitespace(input.charCodeAt(at))) at++;
    if (at >= input.length) return at;
    const char = input[at]!;
    if (char === "}") {
      tokens.push({ symbol: "}", image: "}", position: at });
      return at + 1;
    }
    at += char === "'" || char === '"' ? scanString(input, at, tokens) : scanSign(input, at, tokens);
  }
}

function scanSign(input: string, at: number, tokens: Token[]): number {
  const number = matchAt(NUMBER, input, at);
  const operator = OPERATORS.get(input.slice(at, at + 2)) ?? OPERATORS.get(input[at]!);
  if (number) {
    tokens.push({ symbol: /[.eE]/.test(number) ? "FLOAT" : "INTEGER", image: number, position: at });
    return number.length;
  }
  if (operator) {
    const image = OPERATORS.has(input.slice(at, at + 2)) ? input.slice(at, at + 2) : input[at]!;
    tokens.push({ symbol: operator, image, position: at });
    return image.length;
  }
  const word = matchAt(IDENTIFIER, input, at);
  if (!word) throw lexical(input, at, `invalid character '${input[at]}'`, "expression token");
  tokens.push({ symbol: KEYWORDS.get(word) ?? "IDENTIFIER", image: word, position: at });
  return word.length;
}

function scanString(input: string, start: number, tokens: Token[]): number {
  const quote = input[start]!;
  let content = "";
  for (let at = start + 1; at < input.length; at++) {
    const char = input[at]!;
    if (char === quote) {
      tokens.push({ symbol: "STRING", image: content, position: start });
      return at + 1 - start;
    }
    if (char !== "\\") {
      content += char;
      continue;
    }
    const escaped = input[++at];
    if (escaped === undefined) throw lexical(input, start, "unterminated string", `${quote} or \\`);
    if (escaped !== "\\" && escaped !== quote)
      throw lexical(input, start, `invalid escape sequence \\${escaped}`, `\\${quote} or \\\\`);
    content += escaped;
  }
  throw lexical(input, start, "unterminated string", quote);
}

/** `Character.isWhitespace` of Java, as far as it occurs. */
function isWhitespace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31) || code === 0x2028 || code === 0x2029;
}

function matchAt(pattern: RegExp, input: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(input)?.[0] ?? null;
}

function lexical(input: string, position: number, encountered: string, expected: string): ExpressionSyntaxError {
  return new ExpressionSyntaxError(
    `Error parsing '${input}': lexical error at position ${position}, encountered ${encountered}, expected ${expected}.`,
  );
}

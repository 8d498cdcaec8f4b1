import { scan } from "../engine/expression/scanner.ts";
import type { Sign, Token } from "../engine/expression/tokens.ts";

/** Objects that the engine offers in every expression. */
const OFFERED = new Set(["execution", "task", "dateTime", "now", "authenticatedUserId", "currentUser", "currentUserGroups"]);

/** Variables that an expression reads, each once. A text that cannot be read reads nothing: that is another rule's matter. */
export function variablesRead(text: string): string[] {
  const tokens = scan(text);
  const names = tokens.flatMap(({ symbol, image }, index) => {
    const isMember = tokens[index - 1]?.symbol === ".";
    const isFunction = tokens[index + 1]?.symbol === "(";
    return symbol === "IDENTIFIER" && !isMember && !isFunction && !OFFERED.has(image) ? [image] : [];
  });
  return [...new Set(names)];
}

/** The variable that an expression is, such as `${decision}`; null: it is more, or less. */
export function soleVariable(text: string): string | null {
  const [open, name, close, end] = scan(text.trim());
  const isSole = (open?.symbol === "${" || open?.symbol === "#{") && close?.symbol === "}" && end?.symbol === "EOF";
  return isSole && name?.symbol === "IDENTIFIER" && !OFFERED.has(name.image) ? name.image : null;
}

const DECIDING: readonly Sign[] = ["==", "!=", "<", "<=", ">", ">=", "and", "or", "not", "!", "empty", "true", "false"];
const OPENING: readonly Sign[] = ["(", "["];
const CLOSING: readonly Sign[] = [")", "]"];

/**
 * Whether an expression yields a Boolean: `yes`, `no`, or `unknown` where only the values decide (a variable alone, a
 * method, a choice).
 */
export function yieldsBoolean(text: string): "yes" | "no" | "unknown" {
  const tokens = scan(text.trim());
  const [first] = tokens;
  const close = tokens.findIndex(({ symbol }) => symbol === "}");
  // Text around an expression makes the whole a text.
  if ((first?.symbol !== "${" && first?.symbol !== "#{") || tokens[close + 1]?.symbol !== "EOF") return "no";
  return kindOf(tokens.slice(1, close));
}

function kindOf(tokens: Token[]): "yes" | "no" | "unknown" {
  const outer = outermost(tokens);
  if (outer.some(({ symbol }) => symbol === "?")) return "unknown";
  if (outer.some(({ symbol }) => DECIDING.includes(symbol))) return "yes";
  if (outer.some(({ symbol }) => ["+", "-", "*", "/", "%", "STRING", "INTEGER", "FLOAT"].includes(symbol))) return "no";
  if (tokens[0]?.symbol === "(" && outer.length === 0) return kindOf(tokens.slice(1, -1));
  return outer.length === 1 && outer[0]!.symbol === "null" ? "no" : "unknown";
}

/** Tokens that stand in no brackets. */
function outermost(tokens: Token[]): Token[] {
  let depth = 0;
  return tokens.filter(({ symbol }) => {
    if (OPENING.includes(symbol)) depth++;
    const isOuter = depth === 0;
    if (CLOSING.includes(symbol)) depth--;
    return isOuter;
  });
}

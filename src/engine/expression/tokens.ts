/** The tokens of expressions. */
import type { ExpressionSyntaxError } from "./errors.ts";

export type Sign =
  | "TEXT"
  | "EOF"
  | "${"
  | "#{"
  | "}"
  | "IDENTIFIER"
  | "STRING"
  | "INTEGER"
  | "FLOAT"
  | "true"
  | "false"
  | "null"
  | "not"
  | "!"
  | "-"
  | "+"
  | "*"
  | "/"
  | "%"
  | "empty"
  | "and"
  | "or"
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "?"
  | ":"
  | ","
  | "."
  | "["
  | "]"
  | "("
  | ")"
  | "instanceof";

export interface Token {
  symbol: Sign;
  /** As written; of a string: its content. */
  image: string;
  position: number;
  /** The text cannot be read on from here; thrown when the parser gets this far. */
  fault?: ExpressionSyntaxError;
}

export const KEYWORDS: ReadonlyMap<string, Sign> = new Map([
  ["and", "and"],
  ["or", "or"],
  ["not", "not"],
  ["eq", "=="],
  ["ne", "!="],
  ["lt", "<"],
  ["le", "<="],
  ["gt", ">"],
  ["ge", ">="],
  ["div", "/"],
  ["mod", "%"],
  ["empty", "empty"],
  ["true", "true"],
  ["false", "false"],
  ["null", "null"],
  ["instanceof", "instanceof"],
] as [string, Sign][]);
export const OPERATORS: ReadonlyMap<string, Sign> = new Map([
  ["&&", "and"],
  ["||", "or"],
  ["==", "=="],
  ["!=", "!="],
  ["<=", "<="],
  [">=", ">="],
  ...[..."!<>-+*/%?:,.[]()"].map((sign) => [sign, sign]),
] as [string, Sign][]);

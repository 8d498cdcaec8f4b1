/** Walks over the tokens of an expression's text. */
import { ExpressionSyntaxError } from "./errors.ts";
import { scan } from "./scanner.ts";
import type { Sign, Token } from "./tokens.ts";

/** Longer text and deeper nesting are refused instead of exhausting the stack. */
const MAX_TOKENS = 5_000;
const MAX_DEPTH = 300;

export class Cursor {
  /** The token that comes next. */
  token: Token;
  private readonly tokens: Token[];
  private at = -1;
  private depth = 0;

  constructor(private readonly input: string) {
    this.tokens = scan(input);
    if (this.tokens.length > MAX_TOKENS) throw this.tooComplex();
    this.token = this.tokens[0]!;
    this.advance();
  }

  /** The symbol `distance` tokens behind the next one. */
  ahead(distance: number): Sign | undefined {
    return this.tokens[this.at + distance]?.symbol;
  }

  next(): Sign {
    return this.token.symbol;
  }

  accept(symbol: Sign): boolean {
    if (this.token.symbol !== symbol) return false;
    this.take();
    return true;
  }

  /** Throws ExpressionSyntaxError when another token comes next. */
  expect(symbol: Sign): Token {
    if (this.token.symbol !== symbol) throw this.unexpected(symbol === "IDENTIFIER" ? "<IDENTIFIER>" : `'${symbol}'`);
    return this.take();
  }

  take(): Token {
    const token = this.token;
    this.advance();
    return token;
  }

  /** Reads one level further in. */
  deeper<T>(read: () => T): T {
    if (++this.depth > MAX_DEPTH) throw this.tooComplex();
    const result = read();
    this.depth--;
    return result;
  }

  unexpected(expected: string): ExpressionSyntaxError {
    const { position, image } = this.token;
    return new ExpressionSyntaxError(
      `Error parsing '${this.input}': syntax error at position ${position}, encountered '${image}', expected ${expected}.`,
    );
  }

  private advance(): void {
    this.at = Math.min(this.at + 1, this.tokens.length - 1);
    this.token = this.tokens[this.at]!;
    if (this.token.fault) throw this.token.fault;
  }

  private tooComplex(): ExpressionSyntaxError {
    return new ExpressionSyntaxError(
      `Error parsing '${this.input.slice(0, 100)}…': the expression is too long or nested too deeply.`,
    );
  }
}

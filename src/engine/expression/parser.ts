/** Recursive descent over the grammar of JUEL; the tree it builds is made of closures. */
import { ExpressionSyntaxError } from "./errors.ts";
import { findFunction } from "./functions.ts";
import { double, exactLong } from "./java-number.ts";
import * as nodes from "./nodes.ts";
import { type Sign, scan, type Token } from "./scanner.ts";

const VALUE_START = "<IDENTIFIER>|<STRING>|<FLOAT>|<INTEGER>|'true'|'false'|'null'|'-'|'!'|'not'|'empty'|'('";
const STARTS_VALUE: ReadonlySet<Sign> = new Set([
  "IDENTIFIER",
  "STRING",
  "FLOAT",
  "INTEGER",
  "true",
  "false",
  "null",
  "-",
  "!",
  "not",
  "empty",
  "(",
]);
const COMPARISONS: readonly Sign[] = ["<", "<=", ">", ">="];
const MAX_LONG = 9223372036854775807n;
/** Deeper nesting and longer text are refused instead of exhausting the stack. */
const MAX_DEPTH = 300;
const MAX_TOKENS = 5_000;

export interface Parsed {
  node: nodes.Node;
  isLiteral: boolean;
}

/** Reads expression text: a literal, one `${…}` or `#{…}`, or text with several of one kind. Throws ExpressionSyntaxError. */
export function parse(input: string): Parsed {
  return new Parser(input).tree();
}

class Parser {
  private readonly tokens: Token[];
  private at = -1;
  private depth = 0;
  private token: Token;
  /** Functions are looked up once the text is known to be well formed. */
  private readonly unbound: (() => void)[] = [];

  constructor(private readonly input: string) {
    this.tokens = scan(input);
    if (this.tokens.length > MAX_TOKENS) throw this.tooComplex();
    this.token = this.tokens[0]!;
    this.advance();
  }

  tree(): Parsed {
    const parsed = this.parts();
    for (const bind of this.unbound) bind();
    return parsed;
  }

  private parts(): Parsed {
    const parts: nodes.Node[] = [];
    const text = this.text(parts);
    if (this.ended()) return { node: parts[0] ?? nodes.literal(""), isLiteral: true };
    const opening = this.token.symbol as "${" | "#{";
    parts.push(this.evaluation(opening));
    if (this.ended() && !text) return { node: parts[0]!, isLiteral: false };
    this.text(parts);
    while (!this.ended()) {
      parts.push(this.evaluation(opening));
      this.text(parts);
    }
    return { node: nodes.composite(parts), isLiteral: false };
  }

  private ended(): boolean {
    return this.token.symbol === "EOF";
  }

  private text(parts: nodes.Node[]): boolean {
    if (this.token.symbol !== "TEXT") return false;
    parts.push(nodes.literal(this.take().image));
    return true;
  }

  private evaluation(opening: "${" | "#{"): nodes.Node {
    this.expect(opening);
    const node = this.expression();
    this.expect("}");
    return node;
  }

  private expression(): nodes.Node {
    const condition = this.or();
    if (!this.accept("?")) return condition;
    return this.deeper(() => {
      const yes = this.expression();
      this.expect(":");
      return nodes.choice(condition, yes, this.expression());
    });
  }

  private or(): nodes.Node {
    let left = this.and();
    while (this.accept("or")) left = nodes.or(left, this.and());
    return left;
  }

  private and(): nodes.Node {
    let left = this.equality();
    while (this.accept("and")) left = nodes.and(left, this.equality());
    return left;
  }

  private equality(): nodes.Node {
    let left = this.comparison();
    while (this.token.symbol === "==" || this.token.symbol === "!=")
      left = nodes.binary(this.take().symbol as nodes.Operator, left, this.comparison());
    return left;
  }

  private comparison(): nodes.Node {
    let left = this.sum();
    while (COMPARISONS.includes(this.token.symbol)) left = nodes.binary(this.take().symbol as nodes.Operator, left, this.sum());
    return left;
  }

  private sum(): nodes.Node {
    let left = this.product();
    while (this.token.symbol === "+" || this.token.symbol === "-")
      left = nodes.binary(this.take().symbol as nodes.Operator, left, this.product());
    return left;
  }

  private product(): nodes.Node {
    let left = this.unary();
    while (this.token.symbol === "*" || this.token.symbol === "/" || this.token.symbol === "%")
      left = nodes.binary(this.take().symbol as nodes.Operator, left, this.unary());
    return left;
  }

  private unary(): nodes.Node {
    return this.deeper(() => this.unaryNode());
  }

  private unaryNode(): nodes.Node {
    if (this.accept("!") || this.accept("not")) return nodes.not(this.unary());
    if (this.accept("-")) return nodes.minus(this.unary());
    if (this.accept("empty")) return nodes.empty(this.unary());
    return this.value();
  }

  private value(): nodes.Node {
    let node = this.primary();
    for (;;) {
      if (this.accept(".")) {
        const name = this.expect("IDENTIFIER").image;
        const property = nodes.literal(name, `. ${name}`);
        node = this.token.symbol === "(" ? nodes.method(node, property, this.parameters()) : nodes.property(node, property);
      } else if (this.accept("[")) {
        const property = this.expression();
        this.expect("]");
        node = this.token.symbol === "(" ? nodes.method(node, property, this.parameters()) : nodes.property(node, property);
      } else return node;
    }
  }

  private primary(): nodes.Node {
    switch (this.token.symbol) {
      case "IDENTIFIER":
        return this.identifierOrFunction();
      case "STRING":
        return nodes.literal(this.take().image);
      case "INTEGER":
        if (BigInt(this.token.image) > MAX_LONG) throw this.unexpected("<INTEGER>");
        return nodes.literal(exactLong(BigInt(this.take().image)));
      case "FLOAT":
        return nodes.literal(double(Number(this.take().image)));
      case "true":
      case "false":
        return nodes.literal(this.take().symbol === "true");
      case "null":
        this.take();
        return nodes.literal(null);
      case "(": {
        this.take();
        const node = this.expression();
        this.expect(")");
        return nodes.nested(node);
      }
      default:
        throw this.unexpected(VALUE_START);
    }
  }

  /** `name`, `name(…)` or `prefix:name(…)`. */
  private identifierOrFunction(): nodes.Node {
    let name = this.take().image;
    const next = this.tokens[this.at + 1]?.symbol;
    if (this.token.symbol === ":" && next === "IDENTIFIER" && this.tokens[this.at + 2]?.symbol === "(") {
      this.take();
      name += `:${this.take().image}`;
    }
    if (this.token.symbol !== "(") return nodes.identifier(name);
    const parameters = this.parameters();
    const { node, bind } = nodes.call(name, parameters);
    this.unbound.push(() => bind(findFunction(name, parameters.length)));
    return node;
  }

  private parameters(): nodes.Node[] {
    const list: nodes.Node[] = [];
    this.expect("(");
    if (STARTS_VALUE.has(this.token.symbol)) {
      do list.push(this.expression());
      while (this.accept(","));
    }
    this.expect(")");
    return list;
  }

  private deeper(read: () => nodes.Node): nodes.Node {
    if (++this.depth > MAX_DEPTH) throw this.tooComplex();
    const node = read();
    this.depth--;
    return node;
  }

  private tooComplex(): ExpressionSyntaxError {
    return new ExpressionSyntaxError(
      `Error parsing '${this.input.slice(0, 100)}…': the expression is too long or nested too deeply.`,
    );
  }

  private accept(symbol: Sign): boolean {
    if (this.token.symbol !== symbol) return false;
    this.take();
    return true;
  }

  private expect(symbol: Sign): Token {
    if (this.token.symbol !== symbol) throw this.unexpected(symbol === "IDENTIFIER" ? "<IDENTIFIER>" : `'${symbol}'`);
    return this.take();
  }

  private take(): Token {
    const token = this.token;
    this.advance();
    return token;
  }

  private advance(): void {
    this.at = Math.min(this.at + 1, this.tokens.length - 1);
    this.token = this.tokens[this.at]!;
    if (this.token.fault) throw this.token.fault;
  }

  private unexpected(expected: string): ExpressionSyntaxError {
    const { position, image } = this.token;
    return new ExpressionSyntaxError(
      `Error parsing '${this.input}': syntax error at position ${position}, encountered '${image}', expected ${expected}.`,
    );
  }
}

/** Recursive descent over the grammar of JUEL; the tree it builds is made of closures. */
import { Cursor } from "./cursor.ts";
import { findFunction } from "./functions.ts";
import { double, exactLong } from "./java-number.ts";
import * as nodes from "./nodes.ts";
import type { Sign } from "./tokens.ts";

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
/** From the loosest to the tightest binding. */
const LEVELS: readonly (readonly Sign[])[] = [
  ["==", "!="],
  ["<", "<=", ">", ">="],
  ["+", "-"],
  ["*", "/", "%"],
];
const MAX_LONG = 9223372036854775807n;

export interface Parsed {
  node: nodes.Node;
  isLiteral: boolean;
}

/** Reads expression text: a literal, one `${…}` or `#{…}`, or text with several of one kind. Throws ExpressionSyntaxError. */
export function parse(input: string): Parsed {
  return new Parser(input).tree();
}

class Parser {
  private readonly cursor: Cursor;
  /** Functions are looked up once the text is known to be well formed. */
  private readonly unbound: (() => void)[] = [];

  constructor(input: string) {
    this.cursor = new Cursor(input);
  }

  tree(): Parsed {
    const parsed = this.parts();
    for (const bind of this.unbound) bind();
    return parsed;
  }

  private parts(): Parsed {
    const parts: nodes.Node[] = [];
    const text = this.text(parts);
    if (this.cursor.next() === "EOF") return { node: parts[0] ?? nodes.literal(""), isLiteral: true };
    const opening = this.cursor.next() as "${" | "#{";
    parts.push(this.evaluation(opening));
    if (this.cursor.next() === "EOF" && !text) return { node: parts[0]!, isLiteral: false };
    this.text(parts);
    while (this.cursor.next() !== "EOF") {
      parts.push(this.evaluation(opening));
      this.text(parts);
    }
    return { node: nodes.composite(parts), isLiteral: false };
  }

  private text(parts: nodes.Node[]): boolean {
    if (this.cursor.next() !== "TEXT") return false;
    parts.push(nodes.literal(this.cursor.take().image));
    return true;
  }

  private evaluation(opening: "${" | "#{"): nodes.Node {
    this.cursor.expect(opening);
    const node = this.expression();
    this.cursor.expect("}");
    return node;
  }

  private expression(): nodes.Node {
    const condition = this.or();
    if (!this.cursor.accept("?")) return condition;
    return this.cursor.deeper(() => {
      const yes = this.expression();
      this.cursor.expect(":");
      return nodes.choice(condition, yes, this.expression());
    });
  }

  private or(): nodes.Node {
    let left = this.and();
    while (this.cursor.accept("or")) left = nodes.or(left, this.and());
    return left;
  }

  private and(): nodes.Node {
    let left = this.binary(0);
    while (this.cursor.accept("and")) left = nodes.and(left, this.binary(0));
    return left;
  }

  /** Operators of one level of precedence, applied from the left. */
  private binary(level: number): nodes.Node {
    const signs = LEVELS[level];
    if (!signs) return this.unary();
    let left = this.binary(level + 1);
    while (signs.includes(this.cursor.next()))
      left = nodes.binary(this.cursor.take().symbol as nodes.Operator, left, this.binary(level + 1));
    return left;
  }

  private unary(): nodes.Node {
    return this.cursor.deeper(() => this.unaryNode());
  }

  private unaryNode(): nodes.Node {
    if (this.cursor.accept("!") || this.cursor.accept("not")) return nodes.not(this.unary());
    if (this.cursor.accept("-")) return nodes.minus(this.unary());
    if (this.cursor.accept("empty")) return nodes.empty(this.unary());
    return this.value();
  }

  private value(): nodes.Node {
    let node = this.primary();
    for (;;) {
      if (this.cursor.accept(".")) {
        const name = this.cursor.expect("IDENTIFIER").image;
        const property = nodes.literal(name, `. ${name}`);
        node = this.cursor.next() === "(" ? nodes.method(node, property, this.parameters()) : nodes.property(node, property);
      } else if (this.cursor.accept("[")) {
        const property = this.expression();
        this.cursor.expect("]");
        node = this.cursor.next() === "(" ? nodes.method(node, property, this.parameters()) : nodes.property(node, property);
      } else return node;
    }
  }

  private primary(): nodes.Node {
    switch (this.cursor.next()) {
      case "IDENTIFIER":
        return this.identifierOrFunction();
      case "STRING":
        return nodes.literal(this.cursor.take().image);
      case "INTEGER":
        if (BigInt(this.cursor.token.image) > MAX_LONG) throw this.cursor.unexpected("<INTEGER>");
        return nodes.literal(exactLong(BigInt(this.cursor.take().image)));
      case "FLOAT":
        return nodes.literal(double(Number(this.cursor.take().image)));
      case "true":
      case "false":
        return nodes.literal(this.cursor.take().symbol === "true");
      case "null":
        this.cursor.take();
        return nodes.literal(null);
      case "(": {
        this.cursor.take();
        const node = this.expression();
        this.cursor.expect(")");
        return nodes.nested(node);
      }
      default:
        throw this.cursor.unexpected(VALUE_START);
    }
  }

  /** `name`, `name(…)` or `prefix:name(…)`. */
  private identifierOrFunction(): nodes.Node {
    let name = this.cursor.take().image;
    if (this.cursor.next() === ":" && this.cursor.ahead(1) === "IDENTIFIER" && this.cursor.ahead(2) === "(") {
      this.cursor.take();
      name += `:${this.cursor.take().image}`;
    }
    if (this.cursor.next() !== "(") return nodes.identifier(name);
    const parameters = this.parameters();
    const { node, bind } = nodes.call(name, parameters);
    this.unbound.push(() => bind(findFunction(name, parameters.length)));
    return node;
  }

  private parameters(): nodes.Node[] {
    const list: nodes.Node[] = [];
    this.cursor.expect("(");
    if (STARTS_VALUE.has(this.cursor.next())) {
      do list.push(this.expression());
      while (this.cursor.accept(","));
    }
    this.cursor.expect(")");
    return list;
  }
}

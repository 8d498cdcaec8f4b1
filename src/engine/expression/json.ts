/**
 * JSON as the engine's Java side reads and writes it: `1` is an Integer and `1.0` a Double, objects keep
 * the order of their members, and no member name has a special meaning (`__proto__` is a name like any other).
 */
import { double, JavaNumber, wholeNumber } from "./java-number.ts";

export type JsonValue = null | boolean | string | JavaNumber | JsonValue[] | Map<string, JsonValue>;

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
const MAX_DEPTH = 500;

/** Reads JSON text. Throws SyntaxError. */
export function readJson(text: string): JsonValue {
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

class Reader {
  private at = 0;
  constructor(private readonly text: string) {}

  value(depth: number): JsonValue {
    if (depth > MAX_DEPTH) throw new SyntaxError("JSON is nested too deeply");
    this.space();
    const first = this.text[this.at];
    if (first === "{") return this.object(depth);
    if (first === "[") return this.array(depth);
    if (first === '"') return this.string();
    if (this.take("true")) return true;
    if (this.take("false")) return false;
    if (this.take("null")) return null;
    const match = this.match(NUMBER);
    if (!match) throw this.fault();
    return match[1] === undefined && match[2] === undefined ? wholeNumber(match[0]) : double(Number(match[0]));
  }

  end(): void {
    this.space();
    if (this.at < this.text.length) throw this.fault();
  }

  private object(depth: number): Map<string, JsonValue> {
    const members = new Map<string, JsonValue>();
    this.at++;
    this.space();
    if (this.take("}")) return members;
    do {
      this.space();
      const name = this.string();
      this.space();
      if (!this.take(":")) throw this.fault();
      members.set(name, this.value(depth + 1));
      this.space();
    } while (this.take(","));
    if (!this.take("}")) throw this.fault();
    return members;
  }

  private array(depth: number): JsonValue[] {
    const items: JsonValue[] = [];
    this.at++;
    this.space();
    if (this.take("]")) return items;
    do {
      items.push(this.value(depth + 1));
      this.space();
    } while (this.take(","));
    if (!this.take("]")) throw this.fault();
    return items;
  }

  private string(): string {
    const start = this.at;
    if (this.text[start] !== '"') throw this.fault();
    for (let at = start + 1; at < this.text.length; at++) {
      if (this.text[at] === "\\") at++;
      else if (this.text[at] === '"') {
        this.at = at + 1;
        return JSON.parse(this.text.slice(start, at + 1)) as string;
      }
    }
    throw this.fault();
  }

  private space(): void {
    this.match(SPACE);
  }

  private take(expected: string): boolean {
    if (!this.text.startsWith(expected, this.at)) return false;
    this.at += expected.length;
    return true;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at += match[0].length;
    return match;
  }

  private fault(): SyntaxError {
    return new SyntaxError(`Unexpected JSON at position ${this.at}`);
  }
}

/** Writes compact JSON, doubles with their fraction. */
export function writeJson(value: JsonValue): string {
  if (value === null) return "null";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "boolean") return String(value);
  if (value instanceof JavaNumber) return Number.isFinite(value.value) ? value.toString() : `"${value}"`;
  if (Array.isArray(value)) return `[${value.map(writeJson).join(",")}]`;
  return `{${[...value].map(([name, member]) => `${JSON.stringify(name)}:${writeJson(member)}`).join(",")}}`;
}

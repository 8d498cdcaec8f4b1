/** Numbers that remember their Java type: `${a + 1}` is a Long, `${a / b}` a Double, and an Integer variable stays one. */

export type NumberType = "Short" | "Integer" | "Long" | "Double";

/** A number of the expression language. */
export class JavaNumber {
  constructor(
    readonly type: NumberType,
    readonly value: number,
    /** A whole number that `value` cannot hold exactly. */
    readonly exact: bigint | null = null,
  ) {}

  /** As Java writes it: `3`, `2.5`, `3.0`, `1.0E10`. */
  toString(): string {
    return this.type === "Double" ? formatDouble(this.value) : String(this.exact ?? (this.value === 0 ? 0 : this.value));
  }
  valueOf(): number {
    return this.value;
  }
}

export const integer = (value: number): JavaNumber => new JavaNumber("Integer", value);
export const long = (value: number): JavaNumber => new JavaNumber("Long", value);
/** A Long that may be beyond 2^53. */
export function exactLong(value: bigint): JavaNumber {
  const near = Number(value);
  return new JavaNumber("Long", near, Number.isSafeInteger(near) ? null : value);
}
export const double = (value: number): JavaNumber => new JavaNumber("Double", value);

/** The type Java readers choose for a number written without fraction: Integer when it fits, else Long. */
export function wholeNumber(text: string | number): JavaNumber {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) return exactLong(BigInt(text));
  return value === (value | 0) ? integer(value | 0) : long(value);
}

/** `Double.toString` of Java: always a fraction, exponent form below 1e-3 and from 1e7 on. */
export function formatDouble(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) return withFraction(String(value));
  const [digits = "", exponent = "0"] = value.toExponential().split("e");
  return `${withFraction(digits)}E${Number(exponent)}`;
}

function withFraction(text: string): string {
  return text.includes(".") ? text : `${text}.0`;
}

/** The values expressions work with besides null, boolean, string, Date and JavaNumber. */
import type { TypedValue } from "../core/types/values.ts";
import { integer, JavaNumber, wholeNumber } from "./java-number.ts";
import { type JsonValue, writeJson } from "./json.ts";

/** A java.util.List, or an array (`[Ljava.lang.String;`). */
export class JavaList {
  constructor(
    readonly items: readonly unknown[],
    readonly className: string = "java.util.ArrayList",
  ) {}
  get isArray(): boolean {
    return this.className.startsWith("[");
  }
  toString(): string {
    return `[${this.items.map(javaText).join(", ")}]`;
  }
}

/** A java.util.Map with string keys. */
export class JavaMap {
  constructor(
    readonly entries: ReadonlyMap<string, unknown>,
    readonly className: string = "java.util.LinkedHashMap",
  ) {}
  toString(): string {
    return `{${[...this.entries].map(([key, value]) => `${key}=${javaText(value)}`).join(", ")}}`;
  }
}

/** A Json variable, or a part of one: a Spin node. */
export class SpinNode {
  constructor(readonly tree: JsonValue) {}
  toString(): string {
    return writeJson(this.tree);
  }
}

/** What `dateTime()` gives: Joda's DateTime in the zone of the server. */
export class DateTime {
  constructor(readonly millis: number) {}
  toString(): string {
    const date = new Date(this.millis);
    const offset = -date.getTimezoneOffset();
    const local = new Date(this.millis + offset * 60_000).toISOString().slice(0, -1);
    if (offset === 0) return `${local}Z`;
    const size = Math.abs(offset);
    return `${local}${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  }
}

/** A variable of a type that expressions only pass on: File, Xml, an object of a class of its own. */
export class OpaqueValue {
  constructor(
    readonly typed: TypedValue,
    readonly className: string,
  ) {}
}

/** `execution`, `task`, `externalTask` and what they lead to: only the members named here can be reached. */
export class Bean {
  constructor(
    readonly className: string,
    readonly properties: ReadonlyMap<string, () => unknown>,
    /** By name and number of arguments: `getVariable/1`. */
    readonly methods: ReadonlyMap<string, (...args: unknown[]) => unknown>,
    private readonly text: string = className,
  ) {}
  toString(): string {
    return this.text;
  }
}

/** The value of a JSON text as Java collections, as an Object variable holds it. */
export function collectionOf(value: JsonValue): unknown {
  if (Array.isArray(value)) return new JavaList(value.map(collectionOf));
  if (value instanceof Map) return new JavaMap(new Map([...value].map(([key, member]) => [key, collectionOf(member)])));
  return value;
}

/** Name of the Java class a value has in Camunda, as its messages show it. */
export function className(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return "java.lang.String";
  if (typeof value === "boolean") return "java.lang.Boolean";
  if (value instanceof JavaNumber) return `java.lang.${value.type}`;
  if (value instanceof Date) return "java.util.Date";
  if (value instanceof SpinNode) return "org.camunda.spin.impl.json.jackson.JacksonJsonNode";
  if (value instanceof DateTime) return "org.joda.time.DateTime";
  if (value instanceof Uint8Array) return "[B";
  if (value instanceof JavaList || value instanceof JavaMap || value instanceof OpaqueValue || value instanceof Bean)
    return value.className;
  return "java.lang.Object";
}

/** `String.valueOf` of Java. */
export function javaText(value: unknown): string {
  if (value instanceof Uint8Array) return className(value);
  return value instanceof Date ? dateText(value) : String(value ?? null);
}

/** `Object.equals` of Java: numbers of different types are never equal. */
export function javaEquals(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a instanceof JavaNumber && b instanceof JavaNumber) return a.type === b.type && Object.is(a.value, b.value);
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (a instanceof DateTime && b instanceof DateTime) return a.millis === b.millis;
  if (a instanceof JavaList && b instanceof JavaList)
    return a.items.length === b.items.length && a.items.every((item, i) => javaEquals(item, b.items[i]));
  if (a instanceof JavaMap && b instanceof JavaMap)
    return (
      a.entries.size === b.entries.size &&
      [...a.entries].every(([key, value]) => b.entries.has(key) && javaEquals(value, b.entries.get(key)))
    );
  return false;
}

/** Plain values (a test, a mapping's list or map) as expression values; what already is one stays. */
export function javaValue(value: unknown): unknown {
  if (typeof value === "number") return Number.isInteger(value) ? wholeNumber(value) : new JavaNumber("Double", value);
  if (Array.isArray(value)) return new JavaList(value.map(javaValue));
  if (value instanceof Map) return new JavaMap(new Map([...value].map(([k, v]) => [String(k), javaValue(v)])));
  if (value === undefined) return null;
  if (typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype)
    return new JavaMap(new Map(Object.entries(value).map(([k, v]) => [k, javaValue(v)])));
  return value;
}

export const size = (value: { length: number } | { size: number }): JavaNumber =>
  integer("length" in value ? value.length : value.size);

const two = (n: number): string => String(n).padStart(2, "0");
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `java.util.Date.toString`: `Fri Jan 02 03:04:05 UTC 2026`. */
function dateText(date: Date): string {
  const zone = new Intl.DateTimeFormat("en-US", { timeZoneName: "short" }).formatToParts(date);
  const zoneName = zone.find((part) => part.type === "timeZoneName")?.value ?? "UTC";
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return `${DAYS[date.getDay()]} ${MONTHS[date.getMonth()]} ${two(date.getDate())} ${time} ${zoneName} ${date.getFullYear()}`;
}

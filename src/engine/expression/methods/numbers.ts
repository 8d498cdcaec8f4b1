/** Methods of numbers and booleans. */
import { truncate } from "../coerce.ts";
import { MethodFault } from "../errors.ts";
import { double, integer, JavaNumber, long } from "../java-number.ts";
import { classCast } from "../operators.ts";
import { className, javaEquals } from "../values.ts";
import { type Methods, NoSuchMethod } from "./methods.ts";

export const numberMethods: Methods<JavaNumber> = new Map<string, (self: JavaNumber, parameters: unknown[]) => unknown>([
  ["intValue/0", (self) => integer(narrow(self))],
  ["longValue/0", (self) => long(truncate(self.value))],
  ["doubleValue/0", (self) => double(self.value)],
  ["equals/1", (self, [other]) => javaEquals(self, other)],
  ["compareTo/1", (self, [other]) => integer(compare(self, other))],
  ["toString/0", (self) => self.toString()],
]);

export const booleanMethods: Methods<boolean> = new Map<string, (self: boolean, parameters: unknown[]) => unknown>([
  ["booleanValue/0", (self) => self],
  ["equals/1", (self, [other]) => self === other],
  ["compareTo/1", (self, [other]) => integer(Number(self) - Number(boolean(other)))],
  ["toString/0", (self) => String(self)],
]);

function boolean(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw new NoSuchMethod();
}

/** (int): a double is limited to the range, a long loses its high bits. */
function narrow(self: JavaNumber): number {
  if (self.type !== "Double") return self.value | 0;
  return Math.min(2147483647, Math.max(-2147483648, truncate(self.value)));
}

function compare(self: JavaNumber, other: unknown): number {
  if (!(other instanceof JavaNumber)) throw new NoSuchMethod();
  if (other.type !== self.type)
    throw new MethodFault("java.lang.ClassCastException", classCast(className(other), className(self)));
  return Math.sign(self.value - other.value);
}

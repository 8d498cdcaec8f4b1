/** Methods of lists and maps that only read. */
import { MethodFault } from "../errors.ts";
import { integer } from "../java-number.ts";
import { JavaList, type JavaMap, javaEquals, size } from "../values.ts";
import { int, type Methods, NoSuchMethod } from "./methods.ts";

export const listMethods: Methods<JavaList> = new Map<string, (self: JavaList, parameters: unknown[]) => unknown>([
  ["size/0", (self) => size(self.items)],
  ["isEmpty/0", (self) => self.items.length === 0],
  ["contains/1", (self, [item]) => self.items.some((own) => javaEquals(own, item))],
  ["containsAll/1", (self, [other]) => collection(other).items.every((item) => self.items.some((own) => javaEquals(own, item)))],
  ["get/1", (self, [index]) => get(self, int(index))],
  ["indexOf/1", (self, [item]) => integer(self.items.findIndex((own) => javaEquals(own, item)))],
  ["lastIndexOf/1", (self, [item]) => integer(self.items.findLastIndex((own) => javaEquals(own, item)))],
  ["equals/1", (self, [other]) => javaEquals(self, other)],
  ["toString/0", (self) => self.toString()],
]);

export const mapMethods: Methods<JavaMap> = new Map<string, (self: JavaMap, parameters: unknown[]) => unknown>([
  ["size/0", (self) => size(self.entries)],
  ["isEmpty/0", (self) => self.entries.size === 0],
  ["get/1", (self, [key]) => (typeof key === "string" ? (self.entries.get(key) ?? null) : null)],
  ["getOrDefault/2", (self, [key, other]) => (typeof key === "string" && self.entries.has(key) ? self.entries.get(key)! : other)],
  ["containsKey/1", (self, [key]) => typeof key === "string" && self.entries.has(key)],
  ["containsValue/1", (self, [value]) => [...self.entries.values()].some((own) => javaEquals(own, value))],
  ["keySet/0", (self) => new JavaList([...self.entries.keys()], viewOf(self, "KeySet"))],
  ["values/0", (self) => new JavaList([...self.entries.values()], viewOf(self, "Values"))],
  ["equals/1", (self, [other]) => javaEquals(self, other)],
  ["toString/0", (self) => self.toString()],
]);

function viewOf(map: JavaMap, view: string): string {
  return map.className === "java.util.LinkedHashMap" ? `${map.className}$Linked${view}` : `${map.className}$${view}`;
}

function get(self: JavaList, index: number): unknown {
  if (self.className.includes("$")) throw new NoSuchMethod();
  const length = self.items.length;
  if (index < 0 || index >= length)
    throw new MethodFault("java.lang.IndexOutOfBoundsException", `Index ${index} out of bounds for length ${length}`);
  return self.items[index] ?? null;
}

function collection(value: unknown): JavaList {
  if (value instanceof JavaList && !value.isArray) return value;
  throw new NoSuchMethod();
}

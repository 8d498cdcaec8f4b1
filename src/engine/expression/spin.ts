/** Creating and reading Spin JSON nodes, with Spin's messages. */
import { MethodFault } from "./errors.ts";
import { JavaNumber } from "./java-number.ts";
import { type JsonValue, readJson } from "./json.ts";
import { className, JavaList, JavaMap, SpinNode } from "./values.ts";

const JSON_FAULT = "org.camunda.spin.json.SpinJson";

/** A member of an object. */
export function member(node: SpinNode, name: string): SpinNode {
  const value = node.tree instanceof Map ? node.tree.get(name) : undefined;
  if (value === undefined)
    throw new MethodFault(`${JSON_FAULT}PropertyException`, `SPIN/JACKSON-JSON-01004 Unable to find '${name}'`);
  return new SpinNode(value);
}

export const hasMember = (node: SpinNode, name: string): boolean => node.tree instanceof Map && node.tree.has(name);

export function stringValue(node: SpinNode): string {
  return typeof node.tree === "string" ? node.tree : unexpected("String", node);
}
export function numberValue(node: SpinNode): JavaNumber {
  return node.tree instanceof JavaNumber ? node.tree : unexpected("Number", node);
}
export function boolValue(node: SpinNode): boolean {
  return typeof node.tree === "boolean" ? node.tree : unexpected("Boolean", node);
}
export function anyValue(node: SpinNode): unknown {
  return isContainer(node) ? unexpected("String/Number/Boolean/Null", node) : node.tree;
}
export function elements(node: SpinNode): JavaList {
  if (!Array.isArray(node.tree)) return unexpected("SpinList", node);
  return new JavaList(
    node.tree.map((item) => new SpinNode(item)),
    "org.camunda.spin.impl.SpinListImpl",
  );
}
export function fieldNames(node: SpinNode): JavaList {
  if (node.tree instanceof Map) return new JavaList([...node.tree.keys()]);
  return Array.isArray(node.tree) ? new JavaList([]) : unexpected("Array/Object", node);
}

export const isContainer = (node: SpinNode): boolean => Array.isArray(node.tree) || node.tree instanceof Map;

/** `OBJECT`, `STRING` …: Jackson's name of the kind of node. */
export function nodeType(node: SpinNode): string {
  const { tree } = node;
  if (tree === null) return "NULL";
  if (Array.isArray(tree)) return "ARRAY";
  if (tree instanceof Map) return "OBJECT";
  return tree instanceof JavaNumber ? "NUMBER" : (typeof tree).toUpperCase();
}

/** Throws the fault of a node that is not of the kind asked for. */
function unexpected(expected: string, node: SpinNode): never {
  throw new MethodFault(
    `${JSON_FAULT}DataFormatException`,
    `SPIN/JACKSON-JSON-01002 Expected '${expected}', got '${nodeType(node)}'`,
  );
}

/** Reads JSON text as a node. */
export function parseNode(text: string): SpinNode {
  try {
    return new SpinNode(readJson(text));
  } catch {
    throw new MethodFault(`${JSON_FAULT}DataFormatException`, "SPIN/JACKSON-JSON-01001 Unable to parse input into json node");
  }
}

/** `S(value)`: text that begins like a JSON object or array, or a node. */
export function spinOf(value: unknown): SpinNode {
  if (value instanceof SpinNode) return value;
  if (value === null) throw isNull();
  if (typeof value !== "string")
    throw new MethodFault("java.lang.IllegalArgumentException", `SPIN-01001 Unsupported input of type '${className(value)}'`);
  if (!/^\s*[{[]/.test(value))
    throw new MethodFault("org.camunda.spin.spi.SpinDataFormatException", "SPIN-01004 No matching data format detected");
  return parseNode(value);
}

/** `JSON(value)`: JSON text, or any value turned into JSON. */
export function spinOfJson(value: unknown): SpinNode {
  if (value instanceof SpinNode) return value;
  if (value === null) throw isNull();
  return typeof value === "string" ? parseNode(value) : new SpinNode(jsonOf(value));
}

/** A value as Jackson would write it. Throws EvaluationFault for what has no JSON form. */
export function jsonOf(value: unknown): JsonValue {
  if (value === null || typeof value === "string" || typeof value === "boolean" || value instanceof JavaNumber) return value;
  if (value instanceof Date) return new JavaNumber("Long", value.getTime());
  if (value instanceof JavaList) return value.items.map(jsonOf);
  if (value instanceof JavaMap) return new Map([...value.entries].map(([key, item]) => [key, jsonOf(item)]));
  if (value instanceof SpinNode) return describe(value);
  throw new MethodFault(`${JSON_FAULT}Exception`, `SPIN/JACKSON-JSON-01009 Unable to map object '${String(value)}' to json node`);
}

/** A node inside a collection is written as a Java bean: its content is lost, as in Camunda. */
function describe(node: SpinNode): JsonValue {
  const type = nodeType(node);
  return new Map<string, JsonValue>([
    ["boolean", type === "BOOLEAN"],
    ["object", type === "OBJECT"],
    ["nodeType", type],
    ["array", type === "ARRAY"],
    ["null", type === "NULL"],
    ["number", type === "NUMBER"],
    ["dataFormatName", "application/json"],
    ["string", type === "STRING"],
    ["value", !isContainer(node)],
  ]);
}

function isNull(): MethodFault {
  return new MethodFault("java.lang.IllegalArgumentException", "UTILS-02001 Parameter 'parameter' is null");
}

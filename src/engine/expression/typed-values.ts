/** Between process variables and the values expressions work with. */
import { EngineException } from "../core/types/exceptions.ts";
import type { TypedValue } from "../core/types/values.ts";
import { JavaNumber, long } from "./java-number.ts";
import { readJson, writeJson } from "./json.ts";
import { jsonOf, parseNode } from "./spin.ts";
import { className, collectionOf, DateTime, JavaList, JavaMap, javaValue, OpaqueValue, SpinNode } from "./values.ts";

const JSON_FORMAT = "application/json";
/** What getVariables gives. */
const VARIABLE_MAP = "org.camunda.bpm.engine.variable.impl.VariableMapImpl";

/**
 * A variable as expressions see it. A Json variable is read here, so a broken one throws EngineException;
 * Object variables that are JSON become lists and maps; other types are only passed on.
 */
export function toExpressionValue(variable: TypedValue): unknown {
  const { type, value } = variable;
  if (value === null || value === undefined) return null;
  switch (type) {
    case "Short":
    case "Integer":
    case "Long":
    case "Double":
      return new JavaNumber(type, Number(value));
    case "Date":
      return new Date(value as number);
    case "Bytes":
      return Buffer.from(value as string, "base64");
    case "Json":
    case "Object":
      return remembered(variable);
    case "File":
    case "Xml":
      return new OpaqueValue(variable, type === "File" ? "java.io.ByteArrayInputStream" : "java.lang.Object");
    default:
      return value;
  }
}

/** What was read from a variable, so that `${list == list}` compares one object, and a long text is read once. */
const read = new WeakMap<TypedValue, { text: unknown; result: unknown }>();

function remembered(variable: TypedValue): unknown {
  const known = read.get(variable);
  if (known?.text === variable.value) return known?.result;
  const text = variable.value as string;
  const result = variable.type === "Json" ? nodeOf(text) : objectOf(variable, text);
  read.set(variable, { text, result });
  return result;
}

function nodeOf(text: string): SpinNode {
  try {
    return parseNode(text);
  } catch {
    throw new EngineException("SPIN/JACKSON-JSON-01001 Unable to parse input into json node");
  }
}

function objectOf(variable: TypedValue, text: string): unknown {
  const typeName = String(variable.valueInfo?.objectTypeName ?? "java.lang.Object");
  const name = typeName.replace(/<.*$/s, "");
  if (variable.valueInfo?.serializationDataFormat !== JSON_FORMAT || (!name.startsWith("java.") && name !== VARIABLE_MAP))
    return new OpaqueValue(variable, name);
  const value = declaredAs(typeName, collectionOf(readObject(text)));
  if (value instanceof JavaList) return new JavaList(value.items, name);
  return value instanceof JavaMap ? new JavaMap(value.entries, name) : value;
}

/** Items of a list of Longs are Longs, as short as they are written. */
function declaredAs(typeName: string, value: unknown): unknown {
  if (!(value instanceof JavaList) || !typeName.endsWith("<java.lang.Long>")) return value;
  return new JavaList(
    value.items.map((item) => (item instanceof JavaNumber && item.type === "Integer" ? long(item.value) : item)),
  );
}

function readObject(text: string): ReturnType<typeof readJson> {
  try {
    return readJson(text);
  } catch {
    throw new EngineException("SPIN/JACKSON-JSON-01001 Unable to parse input into json node");
  }
}

/**
 * The result of an expression as a variable's value, with the type Camunda gives it. Plain numbers, arrays and
 * objects are taken as Java values of the narrowest fitting type; `Infinity` and `NaN` become text. `name` is the variable's, for the message of
 * the EngineException thrown for what cannot be stored (a bean, a DateTime).
 */
export function toTypedValue(result: unknown, name = ""): TypedValue {
  const value = javaValue(result);
  if (value === null) return { type: "Null", value: null };
  if (typeof value === "string") return { type: "String", value };
  if (typeof value === "boolean") return { type: "Boolean", value };
  if (value instanceof JavaNumber) return { type: value.type, value: Number.isFinite(value.value) ? value.value : String(value) };
  if (value instanceof Date) return { type: "Date", value: value.getTime() };
  if (value instanceof SpinNode) return { type: "Json", value: value.toString() };
  if (value instanceof Uint8Array) return { type: "Bytes", value: Buffer.from(value).toString("base64") };
  if (value instanceof OpaqueValue) return value.typed;
  if (value instanceof JavaList || value instanceof JavaMap) return objectValue(value);
  const text = value instanceof DateTime ? value.toString() : className(value);
  throw new EngineException(
    `Cannot serialize object in variable '${name}': SPIN/JACKSON-JSON-01009 Unable to map object '${text}' to json node`,
  );
}

function objectValue(value: JavaList | JavaMap): TypedValue {
  return {
    type: "Object",
    value: writeJson(jsonOf(value)),
    valueInfo: { objectTypeName: objectTypeName(value), serializationDataFormat: JSON_FORMAT },
  };
}

/** Jackson's canonical name: a list is named after its first element, a map is one of objects. */
function objectTypeName(value: unknown): string {
  const name = className(value);
  if (value instanceof JavaMap && /^java\.util\.\w+$/.test(name)) return `${name}<java.lang.Object,java.lang.Object>`;
  if (!(value instanceof JavaList) || !/^(?:java\.util|org\.camunda\.spin\.impl)\.\w+$/.test(name)) return name;
  if (value.items.length === 0 || name === "java.util.HashSet") return `${name}<java.lang.Object>`;
  const [first] = value.items;
  if (first === null)
    throw new EngineException('Cannot invoke "Object.getClass()" because "object" is null', "NullPointerException", null);
  return `${name}<${objectTypeName(first)}>`;
}

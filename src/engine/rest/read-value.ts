import { EngineException } from "../core/types/exceptions.ts";
import type { TypedValue, VariableType } from "../core/types/values.ts";
import { parseDate } from "./dates.ts";
import { invalid, RestError } from "./errors.ts";

/** Camunda stores texts in a column of this many characters; longer ones need type Json. */
const maximumTextLength = 4000;

const javaTypes: Partial<Record<VariableType, string>> = {
  ...{ String: "java.lang.String", Boolean: "java.lang.Boolean", Short: "java.lang.Short", Integer: "java.lang.Integer" },
  ...{ Long: "java.lang.Long", Double: "java.lang.Double", Date: "java.util.Date", Bytes: "[B" },
  ...{ Null: "javax.lang.model.type.NullType" },
};
const types = new Set<string>([...Object.keys(javaTypes), "Json", "Object", "File", "Xml"]);
const ranges: Partial<Record<VariableType, number>> = { Short: 2 ** 15, Integer: 2 ** 31, Long: 2 ** 63 };

/** A value of a type the engine does not have; worker calls answer it in another way than all others. */
export class UnsupportedType extends RestError {
  constructor(type: unknown) {
    super(400, "InvalidRequestException", `Unsupported value type '${type}'`);
  }
}

/** Reads `{type, value, valueInfo}` of a request. Throws RestError as Camunda does. */
export function readValue(input: unknown, name = ""): TypedValue {
  if (input === null || typeof input !== "object" || Array.isArray(input)) throw invalid("");
  const { type, value = null, valueInfo } = input as Record<string, unknown>;
  const typed = type === undefined || type === null ? infer(value) : readTyped(type, value, valueInfo, name);
  const { transient } = (valueInfo ?? {}) as { transient?: unknown };
  return transient === true ? { ...typed, valueInfo: { ...typed.valueInfo, transient } } : typed;
}

function readTyped(given: unknown, value: unknown, valueInfo: unknown, name: string): TypedValue {
  if (typeof given !== "string") throw invalid("");
  const type = (given.charAt(0).toUpperCase() + given.slice(1)) as VariableType;
  if (!types.has(type)) throw new UnsupportedType(given);
  if (type === "Json" || type === "Object" || type === "Xml") return serialized(type, value, valueInfo, name);
  if (type === "File") return file(value, valueInfo);
  return limited({ type, value: convert(type, value) });
}

/** Reads a map of typed values. */
export function readVariables(input: unknown): Record<string, TypedValue> {
  if (input === undefined || input === null) return {};
  if (typeof input !== "object" || Array.isArray(input)) throw invalid("");
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, readValue(value, name)]));
}

/** A value without type, by what JSON shows. */
function infer(value: unknown): TypedValue {
  if (value === null) return { type: "Null", value: null };
  if (typeof value === "boolean") return { type: "Boolean", value };
  if (typeof value === "string") return limited({ type: "String", value });
  if (typeof value === "number") {
    if (!Number.isInteger(value)) return { type: "Double", value };
    return { type: value >= -(2 ** 31) && value < 2 ** 31 ? "Integer" : "Long", value };
  }
  const objectTypeName = Array.isArray(value)
    ? `java.util.ArrayList<${elementType(value)}>`
    : "java.util.LinkedHashMap<java.lang.Object,java.lang.Object>";
  return {
    ...{ type: "Object", value: JSON.stringify(value) },
    valueInfo: { objectTypeName, serializationDataFormat: "application/json" },
  };
}

function elementType(list: unknown[]): string {
  const [first] = list;
  return first === undefined || first === null || typeof first === "object" ? "java.lang.Object" : javaTypes[infer(first).type]!;
}

function limited(value: TypedValue): TypedValue {
  if (value.type === "String" && typeof value.value === "string" && value.value.length > maximumTextLength)
    throw new EngineException("Variable value is too long", "BadUserRequestException");
  return value;
}

function convert(type: VariableType, value: unknown): unknown {
  const impossible = () => invalid(`Cannot convert value '${shown(value)}' of type '${type}' to java type ${javaTypes[type]}`);
  if (value === null) return null;
  switch (type) {
    case "String":
      if (typeof value === "object") throw impossible();
      return String(value);
    case "Boolean":
      if (typeof value === "boolean") return value;
      if (value === "") return null;
      if (value !== "true" && value !== "false") throw impossible();
      return value === "true";
    case "Date": {
      const date = typeof value === "string" ? parseDate(value) : null;
      if (date === null) throw impossible();
      return date;
    }
    case "Bytes":
      if (typeof value !== "string") throw impossible();
      return value;
    case "Null":
      throw impossible();
    default: {
      if (value === "") return null;
      const result =
        typeof value === "number" || (typeof value === "string" && value.trim() === value) ? Number(value) : Number.NaN;
      const range = ranges[type];
      const fits = range === undefined || (Number.isInteger(result) && result >= -range && result < range);
      if (Number.isNaN(result) || !fits) throw impossible();
      return result;
    }
  }
}

function shown(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function serialized(type: VariableType, value: unknown, valueInfo: unknown, name: string): TypedValue {
  if (value !== null && typeof value !== "string")
    throw invalid(`Must provide 'null' or String value for value of SerializableValue type '${type}'.`);
  if (type === "Json") return { type, value };
  const { objectTypeName = null, serializationDataFormat = null } = (valueInfo ?? {}) as Record<string, unknown>;
  const isJson = serializationDataFormat === "application/json";
  if (type === "Xml")
    throw new EngineException("Cannot find serializer for value 'Value 'null' of type 'xml', isTransient=false'.");
  if (serializationDataFormat === "application/x-java-serialized-object" && objectTypeName !== null)
    throw new EngineException(`ENGINE-17007 Cannot set variable with name ${name}. Java serialization format is prohibited`);
  if (objectTypeName === null || !isJson)
    throw new EngineException(
      `Cannot find serializer for value 'ObjectValue [value=null, isDeserialized=false, ` +
        `serializationDataFormat=${serializationDataFormat}, objectTypeName=${objectTypeName}, ` +
        `serializedValue=${value === null ? "null" : `${value.length} chars`}, isTransient=false]'.`,
    );
  return { type, value, valueInfo: { objectTypeName, serializationDataFormat } };
}

function file(value: unknown, valueInfo: unknown): TypedValue {
  const illegal = (message: string) => new RestError(500, "IllegalArgumentException", message);
  if (valueInfo === undefined || valueInfo === null) throw illegal("Cannot create file without valueInfo.");
  const { filename, mimeType, encoding } = valueInfo as Record<string, unknown>;
  if (typeof filename !== "string")
    throw illegal("Cannot create file without filename! Please set a name into ValueInfo with key filename");
  if (value === null) throw illegal("Provided value is not of File, InputStream or byte[] type.");
  if (typeof value !== "string") throw invalid("Provided value is not of type String");
  const info: Record<string, unknown> = { filename };
  if (typeof mimeType === "string") info.mimeType = mimeType;
  if (typeof encoding === "string") info.encoding = encoding;
  return { type: "File", value, valueInfo: info };
}

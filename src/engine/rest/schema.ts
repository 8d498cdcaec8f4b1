/** A JSON schema (as OpenAPI 3.1 uses it). */
export type Schema = { [keyword: string]: unknown };

export const string: Schema = { type: "string" };
export const boolean: Schema = { type: "boolean" };
export const integer: Schema = { type: "integer" };
export const number: Schema = { type: "number" };
export const dateTime: Schema = { type: "string", format: "camunda-date" };
export const any: Schema = {};

/** The same, or null. */
export function nullable(schema: Schema): Schema {
  if (typeof schema.type === "string") return { ...schema, type: [schema.type, "null"] };
  return { anyOf: [schema, { type: "null" }] };
}

export function array(items: Schema): Schema {
  return { type: "array", items };
}

/** An object with these members and no others, all of them present. */
export function object(properties: Record<string, Schema>): Schema {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}

/** What a client may send: members may be missing, unknown ones are ignored. */
export function input(properties: Record<string, Schema>): Schema {
  return { type: "object", properties };
}

/** An object whose members all have one schema. */
export function mapOf(values: Schema): Schema {
  return { type: "object", additionalProperties: values };
}

export const count = object({ count: integer });

/** A typed value in a request or an answer. */
export const variableValue: Schema = {
  type: "object",
  properties: { type: nullable(string), value: any, valueInfo: { type: ["object", "null"] } },
};
export const variables = mapOf(variableValue);

export const link = object({ method: string, href: string, rel: string });
export const links = array(link);

export const exception: Schema = {
  type: "object",
  properties: { type: string, message: nullable(string), code: nullable(integer) },
  required: ["type", "message", "code"],
};

import { z } from "zod";
import type { AnyWorker } from "../camunda/workers.ts";
import type { TopicContract, ValueType, VariableContract } from "./context.ts";

/** The contracts of workers as data, by topic. */
export function contractsOf(workers: AnyWorker<never>[]): Record<string, TopicContract> {
  return Object.fromEntries(
    workers.map(({ topic, title, inputs, outputs, errors }) => [
      topic,
      { title, inputs: variablesOf(inputs, "input"), outputs: variablesOf(outputs, "output"), errors: { ...errors } },
    ]),
  );
}

interface JsonSchema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
}

function variablesOf(shape: z.ZodObject, io: "input" | "output"): Record<string, VariableContract> {
  const { properties = {}, required = [] } = z.toJSONSchema(shape, { io, unrepresentable: "any" }) as JsonSchema;
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, variableOf(schema, required.includes(name))]),
  );
}

const types: Record<string, ValueType> = {
  ...{ string: "string", number: "number", integer: "number", boolean: "boolean", object: "object", array: "array" },
};

function variableOf(schema: JsonSchema, present: boolean): VariableContract {
  const forms = (schema.anyOf ?? [schema]).flatMap(({ type, ...form }) => [type].flat().map((one) => ({ ...form, type: one })));
  const nullable = forms.some(({ type }) => type === "null");
  const said = forms.filter(({ type }) => type !== "null");
  const known = said.map(({ type, const: only }) => types[type ?? typeof only]);
  const values = said.map(({ enum: list, const: only }) => list ?? (only === undefined ? undefined : [only]));
  const closed = values.every((list) => list !== undefined) && values.length > 0;
  return {
    required: present && !nullable,
    types: known.every((type) => type !== undefined) ? [...new Set(known as ValueType[])] : [],
    ...(closed ? { values: values.flat().map(String) } : {}),
  };
}

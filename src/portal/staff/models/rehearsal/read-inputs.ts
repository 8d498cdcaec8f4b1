import { z } from "zod";
import { modelRehearsal } from "../../../../texts/models/rehearsal.ts";
import type { Input } from "./inputs.ts";

const texts = modelRehearsal.inputs;
type Value = z.infer<ReturnType<typeof z.json>>;
type Values = Record<string, Value>;
const json = z.json();

/** What was sent for some inputs, and what is wrong with it, by the name of the field. */
export interface ReadInputs {
  values: Values;
  errors: Record<string, string>;
}

/** Name of the field of an input. */
export const inputField = (name: string): string => `v-${name}`;
/** Name of the field for variables that no input asks for. */
export const MORE_FIELD = "outras";

/** Reads the fields of a step. What is left empty is not set, but for a text that has to be there: it is empty then. */
export function readInputs(inputs: Input[], sent: (field: string) => string): ReadInputs {
  const values: Values = {};
  const errors: Record<string, string> = {};
  for (const input of inputs) {
    const field = inputField(input.name);
    const read = readOne(input, sent(field));
    if (typeof read === "object" && "error" in read) errors[field] = read.error;
    else if (read.value !== undefined) values[input.name] = read.value;
  }
  const more = readVariables(sent(MORE_FIELD));
  if (more === null) errors[MORE_FIELD] = texts.notVariables;
  return { values: { ...values, ...more }, errors };
}

/** Variables as JSON: `{ "decision": "approve" }`; null when it is none. Empty: none. */
export function readVariables(text: string): Values | null {
  if (text.trim() === "") return {};
  const read = readJson(text);
  const isMap = typeof read === "object" && read !== null && !Array.isArray(read);
  return isMap ? (read as Values) : null;
}

function readOne({ kind, required, choices }: Input, text: string): { value: Value | undefined } | { error: string } {
  const trimmed = text.trim();
  if (kind === "text") return { value: trimmed === "" && !required ? undefined : text };
  if (trimmed === "") return { value: undefined };
  if (kind === "number") {
    const number = Number(trimmed.replace(",", "."));
    return Number.isFinite(number) ? { value: number } : { error: texts.notNumber };
  }
  if (kind === "boolean") return { value: trimmed === "true" };
  if (kind === "choice")
    return choices!.some(({ value }) => value === trimmed) ? { value: trimmed } : { error: texts.notOffered };
  const value = readJson(trimmed);
  return value === undefined ? { error: texts.notJson } : { value };
}

/** undefined: it is no JSON. */
function readJson(text: string): Value | undefined {
  try {
    return json.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

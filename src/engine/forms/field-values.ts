/** Conversion between what a form shows and what a process variable holds. */
import { EngineException } from "../core/types/exceptions.ts";
import type { TypedValue, VariableType } from "../core/types/values.ts";
import type { FormField } from "../model/form-fields.ts";
import { formatByPattern, parseByPattern } from "./date-pattern.ts";

const TYPES: Record<FormField["type"], VariableType> = {
  ...{ string: "String", long: "Long", boolean: "Boolean", date: "Date", enum: "String" },
};

/** The variable that a submitted value, or a default, becomes. Throws what does not fit the type of the field. */
export function toVariable(field: FormField, { type, value }: TypedValue): TypedValue {
  const variable = (content: unknown): TypedValue => ({ type: TYPES[field.type], value: content });
  if (value === null) return variable(null);
  const unfit = (what: string) => new EngineException(`Value '${value}' is not of type ${what}.`);
  switch (field.type) {
    case "string":
      return variable(String(value));
    case "long":
      if (typeof value !== "number" && typeof value !== "string") throw unfit("Long");
      if (type === "Date" || !/^[+-]?\d+$/.test(String(value)))
        throw new EngineException(`For input string: "${value}"`, "NumberFormatException", null);
      return variable(Number(value));
    case "boolean":
      if (typeof value === "string") return variable(value.toLowerCase() === "true");
      if (typeof value !== "boolean") throw unfit("Boolean");
      return variable(value);
    case "enum":
      if (typeof value !== "string") throw unfit("String");
      requireChoice(field, value);
      return variable(value);
    default:
      return variable(dateOf(field, { type, value }));
  }
}

function requireChoice({ values }: FormField, id: string): void {
  if (!values.some((value) => value.id === id)) throw new EngineException(`Invalid value for enum form property: ${id}`);
}

function dateOf({ datePattern }: FormField, { type, value }: TypedValue): number | null {
  if (type === "Date") return value as number;
  if (value === "") return null;
  const date = typeof value === "string" ? parseByPattern(value.trim(), datePattern) : null;
  if (date !== null) return date;
  throw typeof value === "string"
    ? new EngineException(`Could not parse value '${value}' as date using date format '${datePattern}'.`)
    : new EngineException(`Date value '${value}' is not of type String or Date.`);
}

/** A variable or default as the form shows it: dates are texts in the pattern of the field. */
export function toFormValue(field: FormField, value: TypedValue): TypedValue {
  if (field.type !== "date") return toVariable(field, value);
  if (value.value === null) return { type: "String", value: "" };
  if (value.type !== "Date") return { type: "String", value: String(value.value) };
  return { type: "String", value: formatByPattern(value.value as number, field.datePattern) };
}

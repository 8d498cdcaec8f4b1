import { EngineException } from "../core/types/exceptions.ts";
import type { TypedValue } from "../core/types/values.ts";
import type { FormConstraint, FormField } from "../model/form-fields.ts";

/** Checks a submitted value against the constraints of its field. `known`: the variable of that name. */
export function checkConstraints(field: FormField, submitted: TypedValue | undefined, known: TypedValue | undefined): void {
  const value = submitted?.value ?? null;
  for (const constraint of field.constraints) {
    if (holds(constraint, field, { value, type: submitted?.type, isSubmitted: submitted !== undefined }, known)) continue;
    const config = constraint.config === null ? "" : `(${constraint.config})`;
    throw new EngineException(
      `Invalid value submitted for form field '${field.id}': validation of ${constraint.name}${config} failed.`,
    );
  }
}

interface Submitted {
  value: unknown;
  type: string | undefined;
  isSubmitted: boolean;
}

function holds({ name, config }: FormConstraint, field: FormField, submitted: Submitted, known: TypedValue | undefined): boolean {
  const { value } = submitted;
  switch (name) {
    case "required":
      if (value === null) return !submitted.isSubmitted && (field.defaultValue !== null || (known?.value ?? null) !== null);
      return value !== "";
    case "readonly":
      return value === null;
    case "min":
      return value === null || (isNumber(submitted) && (value as number) >= Number(config));
    case "max":
      return value === null || (isNumber(submitted) && (value as number) < Number(config));
    default: {
      if (value === null) return true;
      const [length, limit] = [textLength(name, submitted), Number(config)];
      return name === "minlength" ? length >= limit : length <= limit;
    }
  }
}

function isNumber({ value, type }: Submitted): boolean {
  return typeof value === "number" && type !== "Date";
}

const CLASSES: Record<string, string> = { Date: "java.util.Date" };

function textLength(name: string, { value, type = "" }: Submitted): number {
  if (typeof value === "string") return value.length;
  const validator = name === "minlength" ? "MinLengthValidator" : "MaxLengthValidator";
  throw new EngineException(
    `String validator ${validator} cannot be used on non-string value of type class ${CLASSES[type] ?? `java.lang.${type}`}`,
  );
}

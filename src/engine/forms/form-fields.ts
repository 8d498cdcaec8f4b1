/** The fields of camunda:formData: what a form shows, and what becomes of what it submits. */
import type { TypedValue } from "../core/types/values.ts";
import { type ExpressionScope, toExpressionValue, toTypedValue } from "../expression/index.ts";
import type { FormData, FormField } from "../model/form-fields.ts";
import { checkConstraints } from "./constraints.ts";
import { toFormValue, toVariable } from "./field-values.ts";

export type Variables = Record<string, TypedValue>;

/** What a form shows in each field: the variable of that name, else the default. */
export function shownValues(form: FormData, variables: Variables, now: number): Variables {
  const shown: Variables = {};
  for (const field of form.fields) {
    const known = Object.hasOwn(variables, field.id) ? variables[field.id]! : defaultOf(field, variables, now);
    shown[field.id] = toFormValue(field, known ?? { type: "Null", value: null });
  }
  return shown;
}

/** The default of each field. */
export function defaultValues(form: FormData, variables: Variables, now: number): Variables {
  const values: Variables = {};
  for (const field of form.fields)
    values[field.id] = toFormValue(field, defaultOf(field, variables, now) ?? { type: "Null", value: null });
  return values;
}

/** The variables that a submitted form sets. Throws EngineException when a value does not do. */
export function submittedVariables(form: FormData, submitted: Variables, variables: Variables, now: number): Variables {
  const seen: Variables = { ...variables };
  const result: Variables = {};
  for (const field of form.fields) {
    const value = Object.hasOwn(submitted, field.id) ? submitted[field.id] : undefined;
    checkConstraints(field, value, Object.hasOwn(seen, field.id) ? seen[field.id] : undefined);
    const given = value ?? defaultOf(field, seen, now);
    if (given === null) continue;
    result[field.id] = toVariable(field, given);
    seen[field.id] = result[field.id]!;
  }
  const ids = new Set(form.fields.map(({ id }) => id));
  for (const [name, value] of Object.entries(submitted)) if (!ids.has(name)) result[name] = value;
  return result;
}

function defaultOf(field: FormField, variables: Variables, now: number): TypedValue | null {
  return field.defaultValue && toTypedValue(field.defaultValue.evaluate(scopeOf(variables, now)), field.id);
}

function scopeOf(variables: Variables, now: number): ExpressionScope {
  return {
    get(name) {
      const found = Object.hasOwn(variables, name);
      return { found, value: found ? toExpressionValue(variables[name]!) : null };
    },
    ...{ authenticatedUserId: null, now },
  };
}

import type { z } from "zod";
import { fromTypedValue, toTypedValue } from "../values.ts";
import { PermanentFailure } from "./errors.ts";
import { Variables } from "./library.ts";

/** Reads and checks the variables a worker declares. Throws PermanentFailure that names the variable. */
export function readInputs(schema: z.ZodObject, variables: Pick<Variables, "getTyped">): Record<string, unknown> {
  const raw: Record<string, unknown> = {};
  for (const name of Object.keys(schema.shape)) {
    try {
      const typed = variables.getTyped(name);
      // The library has parsed Json and Date already; Objects serialized as JSON it leaves as text.
      if (typed) raw[name] = typed.type.toLowerCase() === "object" ? fromTypedValue(typed) : typed.value;
    } catch (cause) {
      throw new PermanentFailure(`Input variable "${name}" is not readable: its JSON is broken`, { cause });
    }
  }
  return check(schema, raw, "Input");
}

/** Checks what a handler returned and types it for the engine. Throws PermanentFailure that names the variable. */
export function writeOutputs(schema: z.ZodObject, output: unknown): Variables {
  return toVariables(check(schema, output ?? {}, "Output"));
}

/** Typed variables in the only form the library sends: instances of its own class. `undefined` entries are left out. */
export function toVariables(values: Record<string, unknown>): Variables {
  const variables = new Variables();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    try {
      variables.setTyped(name, { ...toTypedValue(value), valueInfo: {} });
    } catch (cause) {
      throw new PermanentFailure(`Output variable "${name}" cannot be a process variable`, { cause });
    }
  }
  return variables;
}

function check(schema: z.ZodObject, values: unknown, kind: "Input" | "Output"): Record<string, unknown> {
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `"${path.join(".")}": ${message}`);
  // Values are left out on purpose: this text is stored in the engine and shown to operators.
  throw new PermanentFailure(`${kind} variable ${faults.join("; ")}`);
}

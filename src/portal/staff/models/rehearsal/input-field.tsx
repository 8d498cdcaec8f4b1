import { modelRehearsal } from "../../../../texts/models/rehearsal.ts";
import { Field } from "../../../layout/field.tsx";
import { Select } from "../../../layout/select.tsx";
import type { Input } from "./inputs.ts";
import { inputField } from "./read-inputs.ts";

const texts = modelRehearsal.inputs;

interface InputFieldProps {
  input: Input;
  /** Makes the control unique on its page. */
  prefix: string;
  value: string;
  error: string | null;
}

/** The field of a variable, after its type. */
export function InputField({ input, prefix, value, error }: InputFieldProps) {
  const { kind, choices = [], required } = input;
  const name = inputField(input.name);
  const label = required ? input.label : texts.optional(input.label);
  const shared = { id: `${prefix}-${name}`, name, label, value, error };
  if (kind === "boolean" || kind === "choice") {
    const offered =
      kind === "choice"
        ? choices
        : [
            { value: "true", label: texts.yes },
            { value: "false", label: texts.no },
          ];
    return <Select {...shared} hint={input.help} options={[{ value: "", label: texts.none }, ...offered]} />;
  }
  if (kind === "json") return <Field {...shared} rows={2} hint={[input.help, texts.jsonHint].filter(Boolean).join(" ")} />;
  return <Field {...shared} hint={input.help} {...(kind === "number" ? { inputMode: "numeric" as const } : {})} />;
}

import { modelRehearsal } from "../../../../texts/models/rehearsal.ts";
import { Field } from "../../../layout/field.tsx";
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
    return <Choice {...shared} hint={input.help} options={[{ value: "", label: texts.none }, ...offered]} />;
  }
  if (kind === "json") return <Field {...shared} rows={2} hint={[input.help, texts.jsonHint].filter(Boolean).join(" ")} />;
  return <Field {...shared} hint={input.help} {...(kind === "number" ? { inputMode: "numeric" as const } : {})} />;
}

interface ChoiceProps {
  id: string;
  name: string;
  label: string;
  value?: string;
  hint?: string | undefined;
  error?: string | null;
  options: { value: string; label: string }[];
}

/** A list to choose one from. */
export function Choice({ id, name, label, value = "", hint, error = null, options }: ChoiceProps) {
  const described = [hint && `dica-${id}`, error && `erro-${id}`].filter(Boolean).join(" ") || undefined;
  return (
    <div class={`br-input${error === null ? "" : " danger"}`}>
      <label for={id}>{label}</label>
      <select id={id} name={name} aria-invalid={error !== null} aria-describedby={described}>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
      {error !== null && (
        <p id={`erro-${id}`} class="field-error">
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`dica-${id}`} class="fine">
          {hint}
        </p>
      )}
    </div>
  );
}

import type { TopicContract, VariableContract } from "../../../../lint/context.ts";
import { modelRehearsal as texts } from "../../../../texts/models/rehearsal.ts";
import { variables as words } from "../../../../texts/variables.ts";

export type InputKind = "text" | "number" | "boolean" | "choice" | "json";

/** A variable that a step may set, as the page asks for it. */
export interface Input {
  /** Of the variable. */
  name: string;
  label: string;
  help?: string;
  kind: InputKind;
  required: boolean;
  /** Of a choice. */
  choices?: { value: string; label: string }[];
}

interface Component {
  type?: string;
  key?: string;
  label?: string;
  components?: Component[];
  values?: { value?: unknown; label?: string }[];
  validate?: { required?: boolean };
}

const kinds: Record<string, InputKind> = {
  ...{ textfield: "text", textarea: "text", datetime: "text", number: "number", checkbox: "boolean" },
  ...{ radio: "choice", select: "choice", checklist: "json", taglist: "json", dynamiclist: "json" },
};

/** The fields of a Camunda Form; what is in groups too. */
export function inputsOfForm(schema: unknown): Input[] {
  const { components = [] } = schema as Component;
  return components.flatMap((component) => {
    const { type = "", key, label, values, validate } = component;
    const inside = component.type === "dynamiclist" ? [] : inputsOfForm(component);
    const kind = kinds[type];
    if (kind === undefined || !key) return inside;
    const choices = (values ?? []).map(({ value, label: said }) => ({ value: String(value), label: said ?? String(value) }));
    const open = kind === "choice" && choices.length === 0;
    return [
      {
        ...{ name: key, label: label || key, required: validate?.required === true },
        kind: open ? "text" : kind,
        ...(open ? { help: texts.inputs.offered } : {}),
        ...(kind === "choice" && !open ? { choices } : {}),
      } satisfies Input,
    ];
  });
}

/** What the worker of a topic may answer. */
export function inputsOfTopic({ outputs }: TopicContract): Input[] {
  return Object.entries(outputs).map(([name, contract]) => {
    const said = words[name];
    const shared = { name, label: said?.label ?? name, required: contract.required, ...(said && { help: said.help }) };
    const { values } = contract;
    return values === undefined
      ? { ...shared, kind: kindOf(contract) }
      : { ...shared, kind: "choice" as const, choices: values.map((value) => ({ value, label: value })) };
  });
}

function kindOf({ types }: VariableContract): InputKind {
  if (types.length !== 1) return "json";
  const [type] = types;
  if (type === "string") return "text";
  return type === "number" || type === "boolean" ? type : "json";
}

/** A value as the field of an input shows it. */
export function shownAs({ kind }: Input, value: unknown): string {
  if (value === undefined || (value === null && kind !== "json")) return "";
  return kind === "json" ? JSON.stringify(value) : String(value);
}

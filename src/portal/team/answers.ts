import type { FormData, FormSchema } from "../forms/types.ts";

interface Component {
  key?: string;
  type?: string;
  label?: string;
  values?: { label?: string; value?: unknown }[];
  components?: Component[];
}

/** Fields whose values are chosen among what the form offers. */
const CHOSEN = new Set(["radio", "select", "checkbox"]);

/** What somebody filled in, in the words of the form: one line for each field. */
export function describeAnswers(schema: FormSchema, data: FormData): string {
  const lines = fieldsOf(schema).flatMap(({ key, label, values }) => {
    const value = data[key];
    if (value === undefined || value === null || value === "") return [];
    const option = values?.find((candidate) => candidate.value === value)?.label;
    return [`${label ?? key}: ${option ?? (typeof value === "string" ? value : JSON.stringify(value))}`];
  });
  return lines.join("\n");
}

/** What was chosen, without what was written freely: fit for the audit. */
export function choicesIn(schema: FormSchema, data: FormData): FormData {
  const chosen = fieldsOf(schema).filter(({ key, type }) => CHOSEN.has(type ?? "") && data[key] !== undefined);
  return Object.fromEntries(chosen.map(({ key }) => [key, data[key]]));
}

function fieldsOf(schema: FormSchema): (Component & { key: string })[] {
  const walk = (components: Component[]): Component[] =>
    components.flatMap((component) => [component, ...walk(component.components ?? [])]);
  const all = walk((schema.components as Component[] | undefined) ?? []);
  return all.filter((component): component is Component & { key: string } => typeof component.key === "string");
}

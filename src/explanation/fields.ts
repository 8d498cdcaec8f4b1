import { child, elements, extensions, type ModdleElement, text } from "../lint/model.ts";
import { explanation as texts } from "../texts/models/explanation.ts";
import type { Field } from "./explanation.ts";

interface Component {
  type?: unknown;
  key?: unknown;
  label?: unknown;
  components?: unknown;
  values?: unknown;
  valuesKey?: unknown;
  valuesExpression?: unknown;
  conditional?: unknown;
  validate?: { required?: unknown };
}

/** A question with the variable that its answer becomes. */
export interface AskedField extends Field {
  key: string;
  /** Labels of the answers, by value. */
  answers: Map<string, string>;
}

const ASKING = [
  "textfield",
  "textarea",
  "number",
  "checkbox",
  "radio",
  "select",
  "checklist",
  "taglist",
  "datetime",
  "filepicker",
];

/** What a form (Camunda Forms, JSON) asks. A form that is none asks nothing. */
export function fieldsOf(schema: unknown): AskedField[] {
  const { components } = objectOf(schema) as Component;
  return listOf(components).flatMap((one): AskedField[] => {
    const component = objectOf(one) as Component;
    const inside = fieldsOf(component);
    return ASKING.includes(String(component.type)) ? [asked(component), ...inside] : inside;
  });
}

/** What a task asks that names its fields itself (`camunda:formData`). */
export function ownFieldsOf(task: ModdleElement): AskedField[] {
  return extensions(task, "camunda:FormData")
    .flatMap((form) => elements(form, "fields"))
    .map((field) => {
      const values = elements(field, "values").map((value) => [text(value, "id") ?? "", text(value, "name") ?? ""] as const);
      const label = text(field, "label") ?? text(field, "id") ?? texts.field.unlabelled;
      const constraints = [child(field, "validation")].flatMap((validation) =>
        validation ? elements(validation, "constraints") : [],
      );
      const required = constraints.some((constraint) => text(constraint, "name") === "required");
      return { key: text(field, "id") ?? "", label, required, ...answers(values), note: null };
    });
}

function asked(component: Component): AskedField {
  const values = listOf(component.values).map((one) => {
    const { value, label } = objectOf(one) as { value?: unknown; label?: unknown };
    return [String(value), typeof label === "string" ? label : String(value)] as const;
  });
  const notes = [
    ...(component.conditional === undefined ? [] : [texts.field.sometimes]),
    ...(isChosen(component) ? [texts.field.depends] : []),
  ];
  return {
    key: typeof component.key === "string" ? component.key : "",
    label: typeof component.label === "string" ? fixedText(component.label) : texts.field.unlabelled,
    required: objectOf(component.validate as unknown).required === true,
    ...answers(values),
    note: notes.length > 0 ? texts.and(notes) : null,
  };
}

/** Whether the answers come from the process. */
function isChosen({ valuesKey, valuesExpression }: Component): boolean {
  return valuesKey !== undefined || valuesExpression !== undefined;
}

function answers(values: (readonly [string, string])[]): Pick<AskedField, "answers" | "options"> {
  return { answers: new Map(values), options: values.map(([, label]) => label) };
}

/** The part of a text that is the same for everybody. */
function fixedText(label: string): string {
  const fixed = label.startsWith("=") ? "" : label.replace(/\{\{.*?\}\}/gs, "…").trim();
  return fixed.replace(/[…\s]/g, "") === "" ? texts.field.unlabelled : fixed;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

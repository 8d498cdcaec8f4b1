import { getSchemaVariables } from "@bpmn-io/form-js-viewer";
import type { Language } from "../../../domain/language.ts";
import type { Option } from "../fields/options.ts";
import type { FormField } from "../fields/props.ts";
import { optionsOf } from "../typed-answers.ts";
import type { Answers, FormData, FormSchema, MarkupElement, MarkupNode, RenderedForm, TwoWayChoice } from "../types.ts";
import { toDrawing, toMarkup } from "./markup.ts";
import { type OpenForm, withForm } from "./session.ts";

/** Draws a form for a page. With `answers`, as the person left it. */
export function renderForm(
  schema: FormSchema,
  data: FormData,
  answers: Answers | null,
  language: Language,
): Promise<RenderedForm> {
  return withForm({ schema, data, answers, language }, (open) => {
    const choice = choiceOf(open);
    prepareControls(open, choice);
    const form = open.container.querySelector(".fjs-form > .fjs-element");
    const markup = form === null ? [] : toMarkup(form as unknown as Node);
    return {
      markup: markup.map((node) => withStableIds(node, open.domIdPrefix)),
      choice,
      watermark: watermarkOf(open),
      data: mentioned(schema, open),
    };
  });
}

function watermarkOf({ container }: OpenForm): MarkupNode[] {
  const mark = container.querySelector(".fjs-powered-by-link svg");
  return mark === null ? [] : [toDrawing(mark)];
}

/** Keeps variables that the form does not mention out of the page. */
function mentioned(schema: FormSchema, { form }: OpenForm): FormData {
  const names = new Set<string>(getSchemaVariables(schema));
  const { data, initialData } = form._getState();
  const visible = { ...initialData, ...data } as FormData;
  return Object.fromEntries(Object.entries(visible).filter(([name]) => names.has(name)));
}

/** A required radio with two options, alone in its form, is a decision: Cancelar / Vincular, Negar / Autorizar. */
function choiceOf({ form, fields, container }: OpenForm): TwoWayChoice | null {
  const [field, ...others] = fields.filter((candidate) => candidate.type !== "expression");
  if (field?.type !== "radio" || others.length > 0 || field.validate?.required !== true) return null;
  const options = optionsOf(field, form);
  if (options.length !== 2) return null;
  const element = container.querySelector(".fjs-form-field-radio");
  return {
    key: field.key,
    label: textOf(element?.querySelector(".fjs-label-content")).replace(/\*$/, ""),
    description: textOf(element?.querySelector(".fjs-form-field-description")),
    options: options.map(({ label, value }) => ({ label, value: String(value) })),
  };
}

/** Gives the native controls names and values, so that a page without JavaScript can send them. */
function prepareControls(open: OpenForm, choice: TwoWayChoice | null): void {
  const values = open.form._getState().data as FormData;
  for (const field of open.fields) {
    if (field.key === choice?.key) {
      open.container.querySelector("[role=radiogroup]")?.closest(".fjs-layout-row")?.remove();
    } else {
      const base = `${open.domIdPrefix}${field.id}`;
      const single = open.container.querySelector<HTMLElement>(`[id="${base}"]`);
      if (single === null) prepareGroup(open, field, values[field.key]);
      else prepareSingle(single, field, optionsOf(field, open.form), values[field.key]);
    }
  }
}

function prepareSingle(control: HTMLElement, field: FormField, options: Option[], value: unknown): void {
  control.setAttribute("name", `f.${field.key}`);
  if (control.tagName === "SELECT") {
    [...control.querySelectorAll("option")].forEach((element, index) => {
      const option = options[index - 1];
      element.setAttribute("value", option === undefined ? "" : String(option.value));
      mark(element, "selected", option !== undefined && option.value === value);
    });
  } else if (control.tagName === "TEXTAREA") {
    control.textContent = String(value ?? "");
  } else if (control.getAttribute("type") === "checkbox") {
    mark(control, "checked", value === true);
  } else {
    control.setAttribute("value", String(value ?? ""));
  }
}

function prepareGroup({ container, form, domIdPrefix }: OpenForm, field: FormField, value: unknown): void {
  optionsOf(field, form).forEach((option, index) => {
    const input = container.querySelector(`[id="${domIdPrefix}${field.id}-${index}"]`);
    if (input === null) return;
    input.setAttribute("name", `f.${field.key}`);
    input.setAttribute("value", String(option.value));
    mark(input, "checked", Array.isArray(value) ? value.includes(option.value) : value === option.value);
  });
}

function mark(element: Element, attribute: "checked" | "selected", on: boolean): void {
  if (on) element.setAttribute(attribute, "");
  else element.removeAttribute(attribute);
}

/** The ids of form-js change with every form; links and tests want the same ones. */
function withStableIds(node: MarkupNode, prefix: string): MarkupNode {
  if (typeof node === "string") return node;
  const attributes = Object.entries(node.attributes).map(([name, value]): [string, string | true] => [
    name,
    typeof value === "string" ? value.replaceAll(prefix, CONTROL_PREFIX) : value,
  ]);
  const element: MarkupElement = {
    tag: node.tag,
    attributes: Object.fromEntries(attributes),
    children: node.children.map((child) => withStableIds(child, prefix)),
  };
  return element;
}

/** Ids of controls in the pages: this and the id of the component. */
export const CONTROL_PREFIX = "campo-";

function textOf(element: Element | null | undefined): string {
  return element?.textContent?.trim() ?? "";
}

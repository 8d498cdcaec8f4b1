import { Form, type FormFields } from "@bpmn-io/form-js-viewer";
import { options } from "preact";
import type { Language } from "../../../domain/language.ts";
import { portalModule } from "../fields/module.ts";
import type { FormField } from "../fields/props.ts";
import { answersToData } from "../typed-answers.ts";
import type { Answers, FormData, FormSchema } from "../types.ts";
import { HtmlView } from "./views.tsx";

// Without a screen there is no frame to wait for: renders and effects follow at once, in their order.
options.debounceRendering = queueMicrotask;
options.requestAnimationFrame = queueMicrotask;

class ServerViews {
  static $inject = ["formFields"];
  constructor(formFields: FormFields) {
    formFields.register(HtmlView.config.type, HtmlView);
  }
}
const serverModule = { __init__: ["serverViews"], serverViews: ["type", ServerViews] };

/** A form that is open in the document of the worker. */
export interface OpenForm {
  form: Form;
  container: Element;
  /** Every field that yields a variable and is visible, in the order of the page. */
  fields: FormField[];
  domIdPrefix: string;
}

/**
 * Opens a form with the engine's variables and, over them, what the person answered: only for fields that the form
 * has and that may be written. Calls `use` once everything that depends on the values has settled.
 */
export async function withForm<T>(
  { schema, data, answers, language }: { schema: FormSchema; data: FormData; answers: Answers | null; language: Language },
  use: (open: OpenForm) => T,
): Promise<T> {
  const container = document.createElement("div");
  document.body.appendChild(container);
  const form = new Form({ container, additionalModules: [portalModule(language), serverModule] });
  try {
    await form.importSchema(schema, data);
    await settle();
    if (answers !== null) {
      // Hidden ones too: an answer may be what makes another field appear.
      const writable = keyedFields(form).filter((field) => isWritable(form, field, data));
      await form.importSchema(schema, { ...data, ...answersToData(answers, writable, form) });
      await settle();
    }
    return use({ form, container, fields: visibleFields(form), domIdPrefix: `fjs-form-${form._id}-` });
  } finally {
    form.destroy();
    container.remove();
  }
}

/** Conditions and computed values may depend on each other: a few rounds, each after the renders of the one before. */
async function settle(): Promise<void> {
  for (let round = 0; round < 3; round++) await new Promise((resolve) => setImmediate(resolve));
}

function keyedFields(form: Form): FormField[] {
  const registry = form.get<{ getAll(): FormField[] }>("formFieldRegistry");
  return registry.getAll().filter((field) => typeof field.key === "string");
}

function visibleFields(form: Form): FormField[] {
  const instances = form.get<{ getAllKeyed(): { id: string }[] }>("formFieldInstanceRegistry");
  const shown = new Set(instances.getAllKeyed().map(({ id }) => id));
  return keyedFields(form).filter((field) => shown.has(field.id));
}

/** A field that is read-only or disabled shows a value of the engine; nobody outside may change it. */
function isWritable(form: Form, field: FormField & { readonly?: unknown; disabled?: unknown }, data: FormData): boolean {
  if (field.disabled === true || field.readonly === true) return false;
  if (typeof field.readonly !== "string") return true;
  const language = form.get<{ evaluate(expression: string, context: FormData): unknown }>("expressionLanguage");
  return language.evaluate(field.readonly, data) !== true;
}

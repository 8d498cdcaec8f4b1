import type { Form } from "@bpmn-io/form-js-viewer";
import { taskFormTexts } from "../../../texts/form-messages.ts";
import type { FormField } from "../fields/props.ts";
import { pageLanguage } from "./page-language.ts";

/** The error summary above the form, like the server's: gets the focus, and its links lead to the fields. */
export function showErrors(form: Form, errors: Record<string, string[]>): void {
  const place = document.getElementById("resumo-de-erros");
  if (place === null) return;
  const fields = form.get<{ getAll(): FormField[] }>("formFieldRegistry").getAll();
  const wrong = fields.filter((field) => Array.isArray(errors[field.id]));
  const list = element("ul");
  for (const field of wrong) {
    const link = element("a", labelOf(form, field), errors[field.id]?.join(" ") ?? "");
    link.setAttribute("href", "#");
    link.addEventListener("click", (event) => {
      event.preventDefault();
      controlOf(form, field)?.focus();
    });
    const item = element("li");
    item.append(link);
    list.append(item);
  }
  const box = element("div");
  box.className = "br-message danger error-summary";
  box.setAttribute("role", "alert");
  box.tabIndex = -1;
  const content = element("div");
  content.className = "content";
  content.append(element("h2", taskFormTexts[pageLanguage()].errorSummary(wrong.length)), list);
  box.append(content);
  place.replaceChildren(box);
  box.focus();
}

function element(tag: string, ...texts: string[]): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = texts.join(": ");
  return made;
}

function labelOf(form: Form, field: FormField): string {
  return (
    controlOf(form, field)?.closest(".fjs-form-field")?.querySelector(".fjs-form-field-label")?.textContent?.replace(/\*$/, "") ??
    field.key
  );
}

/** The control of a field, or the first of its group. */
function controlOf(form: Form, field: FormField): HTMLElement | null {
  const base = `fjs-form-${form._id}-${field.id}`;
  return document.getElementById(base) ?? document.getElementById(`${base}-0`);
}

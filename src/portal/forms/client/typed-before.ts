import type { Form } from "@bpmn-io/form-js-viewer";
import type { FormField } from "../fields/props.ts";
import { answersToData } from "../typed-answers.ts";
import type { FormData } from "../types.ts";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const CONTROLS = "input, textarea, select";
const PREFIX = "f.";

/** What stands in the form that the server drew: who is fast has typed before form-js takes its place. */
export function valuesIn(drawn: HTMLElement, form: Form): FormData {
  const controls: Record<string, string[]> = {};
  for (const control of drawn.querySelectorAll<Control>(CONTROLS)) {
    if (!control.name.startsWith(PREFIX)) continue;
    const key = control.name.slice(PREFIX.length);
    controls[key] = [...(controls[key] ?? []), ...(isLeftOut(control) ? [] : [control.value])];
  }
  const fields = form.get<{ getAll(): FormField[] }>("formFieldRegistry").getAll();
  const drawnFields = fields.filter(({ key }) => key !== undefined && Object.hasOwn(controls, key));
  return answersToData({ kind: "controls", controls }, drawnFields, form);
}

function isLeftOut(control: Control): boolean {
  return control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio") && !control.checked;
}

/** Remembers where the cursor is; what it returns puts it at the same place of the form that takes over. */
export function focusIn(drawn: HTMLElement): (successor: HTMLElement) => void {
  const before = [...drawn.querySelectorAll<Control>(CONTROLS)];
  const focused = before.find((control) => control === document.activeElement);
  if (focused === undefined) return () => {};
  const cursor = "selectionStart" in focused ? focused.selectionStart : null;
  return (successor) => {
    const next = successor.querySelectorAll<Control>(CONTROLS)[before.indexOf(focused)];
    next?.focus();
    if (cursor !== null && next !== undefined && "setSelectionRange" in next) next.setSelectionRange(cursor, cursor);
  };
}

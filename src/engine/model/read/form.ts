import type { FormRef } from "../definition.ts";
import { type ModdleElement, text } from "../moddle.ts";
import { place, type Reader } from "./reader.ts";

const BINDINGS = ["deployment", "latest", "version"];

/** camunda:formKey or camunda:formRef of a user task or start event. */
export function readForm(reader: Reader, element: ModdleElement): { formKey: string | null; formRef: FormRef | null } {
  const formKey = text(element, "camunda:formKey") ?? null;
  const key = text(element, "camunda:formRef");
  const binding = text(element, "camunda:formRefBinding");
  const at = place(reader, element);
  if (formKey !== null && key !== undefined) {
    reader.problems.error("Invalid element definition: only one of the attributes formKey and formRef is allowed.", at);
  }
  if (key === undefined) return { formKey, formRef: null };
  if (!binding || !BINDINGS.includes(binding)) {
    reader.problems.error(
      `Invalid element definition: value for formRefBinding attribute has to be one of [${BINDINGS.join(", ")}] but was ${binding ?? "null"}`,
      at,
    );
  }
  if (binding === "version" && text(element, "camunda:formRefVersion") === undefined) {
    reader.problems.error("Invalid element definition: formRefVersion is mandatory when formRefBinding is version", at);
  }
  return { formKey, formRef: { key, binding: binding ?? "", version: text(element, "camunda:formRefVersion") ?? null } };
}

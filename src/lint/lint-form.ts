import { lint as texts } from "../texts/lint.ts";
import { schemaOf } from "./context-of.ts";
import { readForm } from "./forms.ts";
import type { Finding } from "./report.ts";
import { portableComponents } from "./rules/form-portable.ts";

/** What there is to say about a form for itself: whether it is one, and whether every task list can show it. */
export function lintForm(content: string): Finding[] {
  const schema = schemaOf(content);
  if (schema === null) return [finding("engine-refusal", "", texts.form.unreadable(reasonOf(content)))];
  if (typeof schema.id !== "string" || schema.id === "") return [finding("form-exists", "", texts.form.noId)];
  if (!Array.isArray(schema.components)) return [finding("engine-refusal", schema.id, texts.form.noComponents)];
  const unknown = readForm(schema).components.filter((component) => !portableComponents.has(component));
  return unknown.map((component) =>
    finding("form-portable", schema.id as string, texts.rules["form-portable"].component(schema.id as string, component)),
  );
}

function finding(rule: string, element: string, message: string): Finding {
  return { rule, severity: "error", element, name: element, message };
}

function reasonOf(content: string): string {
  try {
    JSON.parse(content);
    return texts.form.noObject;
  } catch (error) {
    return (error as Error).message;
  }
}

import type { LintContext } from "./context.ts";
import { type ModdleElement, text } from "./model.ts";

/**
 * The forms that a task may show: the one it names or, where the name holds an expression, all whose names fit
 * (`receipt-${language}`: `receipt-pt`, `receipt-en`). Empty: none is there.
 */
export function formsOf(element: ModdleElement, { forms }: LintContext): string[] {
  const name = text(element, "camunda:formRef");
  if (name === undefined) return [];
  if (!/[$#]\{/.test(name)) return Object.hasOwn(forms, name) ? [name] : [];
  const pattern = new RegExp(
    `^${name
      .split(/[$#]\{[^}]*\}/)
      .map(literally)
      .join(".+")}$`,
  );
  return Object.keys(forms).filter((form) => pattern.test(form));
}

const literally = (plain: string) => plain.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

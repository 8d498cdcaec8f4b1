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
  const parts = name.split(/[$#]\{[^}]*\}/);
  return Object.keys(forms).filter((form) => fits(form, parts));
}

/** Whether a name consists of these parts with something between each and the next. No regular expression: models are anybody's. */
function fits(name: string, parts: string[]): boolean {
  const [first, last] = [parts[0]!, parts.at(-1)!];
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, at + 1);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length > at;
}

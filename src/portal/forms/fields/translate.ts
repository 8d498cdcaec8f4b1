import { formMessages } from "../../../texts/portal-forms.ts";

/** The `translate` service of form-js: Portuguese where we have it, the original sentence otherwise. */
export function translate(sentence: string, replacements: Record<string, unknown> = {}): string {
  const text = formMessages[sentence] ?? sentence;
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(replacements[name] ?? placeholder));
}

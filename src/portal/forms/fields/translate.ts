import type { Language } from "../../../domain/language.ts";
import { formMessagesIn } from "../../../texts/form-messages.ts";

/** The `translate` service of form-js: in this language where we have it, the original sentence otherwise. */
export function translateTo(language: Language) {
  const messages = formMessagesIn[language];
  return (sentence: string, replacements: Record<string, unknown> = {}): string => {
    const text = messages[sentence] ?? sentence;
    return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(replacements[name] ?? placeholder));
  };
}

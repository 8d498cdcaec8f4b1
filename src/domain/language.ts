/** Languages of the pages and messages for people who have nobody in Brazil. Everything else is Portuguese. */
export const languages = ["pt", "en", "es"] as const;
export type Language = (typeof languages)[number];

/** The language as `lang` attributes and `Content-Language` name it. */
export const languageTags: Record<Language, string> = { pt: "pt-BR", en: "en", es: "es" };

/** The language that a value names; null for none. */
export function readLanguage(value: unknown): Language | null {
  return languages.find((language) => language === value) ?? null;
}

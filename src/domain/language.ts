/** Languages of the pages and messages for people abroad. Everything else speaks Portuguese. */
export const languages = ["pt", "en", "es"] as const;

export type Language = (typeof languages)[number];

/** Whether a text names one of them. */
export function isLanguage(text: unknown): text is Language {
  return languages.some((language) => language === text);
}

/** How HTML and mail name the language. */
export function languageTag(language: Language): string {
  return language === "pt" ? "pt-BR" : language;
}

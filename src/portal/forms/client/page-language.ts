import { type Language, languages } from "../../../domain/language.ts";

/** The language of the page in which the script runs. */
export function pageLanguage(): Language {
  return languages.find((language) => document.documentElement.lang.startsWith(language)) ?? "pt";
}

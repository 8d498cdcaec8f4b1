import { type Language, languageTag } from "../../domain/language.ts";

const brasilia: Record<Language, string> = { pt: "hora de Brasília", en: "Brasília time", es: "hora de Brasilia" };

/** Day and time in Brasília time, as people of that language write it; the zone is named, because they live in another. */
export function momentIn(date: Date, language: Language): string {
  const style = { dateStyle: "long", timeStyle: "short", timeZone: "America/Sao_Paulo" } as const;
  return `${new Intl.DateTimeFormat(languageTag(language), style).format(date)} (${brasilia[language]})`;
}

/** The last day of a period, given the first moment at which it is over. */
export function lastDayIn(end: Date, language: Language): string {
  const style = { dateStyle: "long", timeZone: "America/Sao_Paulo" } as const;
  return new Intl.DateTimeFormat(languageTag(language), style).format(new Date(end.getTime() - 1));
}

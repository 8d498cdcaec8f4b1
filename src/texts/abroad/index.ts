import type { Language } from "../../domain/language.ts";
import type { NoticeKind } from "../../domain/notices.ts";
import { type NoticeData, type NoticeText, noticeKindNames, notices } from "../notices.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { pt } from "./pt.ts";
import type { AbroadTexts } from "./types.ts";

export type { AbroadTexts, HomeTexts, OptionTexts } from "./types.ts";

/** The same texts in every language of those who represent a foreign company, or are members of one, without a CPF. */
export const abroad: Record<Language, AbroadTexts> = { pt, en, es };

/** What a notice says. What only people of the staff are told is said in Portuguese. */
export function wordsOfNotice({ kind, data }: { kind: NoticeKind; data: object }, language: Language): NoticeText {
  const words: Record<NoticeKind, (data: NoticeData) => NoticeText> = { ...notices, ...abroad[language].notices };
  return words[kind](data as NoticeData);
}

/** What a kind of notices is called where people choose about it. */
export function nameOfKind(kind: NoticeKind, language: Language): string {
  const names: Record<NoticeKind, string> = { ...noticeKindNames, ...abroad[language].noticeKindNames };
  return names[kind];
}

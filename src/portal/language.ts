import type { Request, Response } from "express";
import { isLanguage, type Language } from "../domain/language.ts";
import { LANGUAGE_PARAMETER } from "./layout/language-choice.tsx";
import { sessionOf } from "./middleware/sessions.ts";

/**
 * The language of a page that there is in several: the one chosen with this request, else the one chosen before in this
 * browser, else the one that is proposed.
 */
export async function languageOf(request: Request, response: Response, proposed: Language = "pt"): Promise<Language> {
  const session = sessionOf(response);
  const chosen = request.query[LANGUAGE_PARAMETER];
  const before = session.data?.language;
  if (isLanguage(chosen) && chosen !== before) await session.update({ language: chosen });
  return isLanguage(chosen) ? chosen : isLanguage(before) ? before : proposed;
}

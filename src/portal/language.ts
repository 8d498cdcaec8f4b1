import type { Request, Response } from "express";
import { isLanguage, type Language } from "../domain/language.ts";
import { LANGUAGE_PARAMETER } from "./layout/language-choice.tsx";
import { sessionOf } from "./middleware/sessions.ts";

/**
 * The language of a page that there is in several: the one chosen with this request, else the one chosen before in this
 * browser, else the one that is proposed, which is kept as if it had been chosen; else Portuguese.
 */
export async function languageOf(request: Request, response: Response, proposed?: Language): Promise<Language> {
  const session = sessionOf(response);
  const asked = request.query[LANGUAGE_PARAMETER];
  const before = session.data?.language;
  const language = isLanguage(asked) ? asked : isLanguage(before) ? before : proposed;
  if (language !== undefined && language !== before) await session.update({ language });
  return language ?? "pt";
}

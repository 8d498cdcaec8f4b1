import type { Request, Response } from "express";
import { isForeignPerson } from "../domain/identifiers.ts";
import { isLanguage, type Language } from "../domain/language.ts";
import type { Account } from "../store/types.ts";
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

/** In which language somebody reads the pages that people abroad read in theirs, and where the choice is offered; the others read Portuguese. */
export async function languageFor(
  { cpf }: Account,
  request: Request,
  response: Response,
): Promise<{ language: Language; languagePath?: string }> {
  return isForeignPerson(cpf)
    ? { language: await languageOf(request, response), languagePath: request.path }
    : { language: "pt" };
}

import type { Language } from "../../domain/language.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { pt } from "./pt.ts";
import type { CredentialTexts } from "./types.ts";

export type { CredentialTexts } from "./types.ts";

/** The same texts in every language of the pages for people abroad. */
export const credentials: Record<Language, CredentialTexts> = { pt, en, es };

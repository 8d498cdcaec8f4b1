import type { Language } from "../../domain/language.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { pt } from "./pt.ts";
import type { ForeignTexts } from "./types.ts";

export type { ForeignTexts } from "./types.ts";

/** The journey of a foreign company, in each language. */
export const foreign: Record<Language, ForeignTexts> = { pt, en, es };

import type { Language } from "../../domain/language.ts";
import type { Service } from "../../store/types.ts";

/** Code and name of a service in a language; in Portuguese where the catalogue names it in no other. */
export function serviceNameIn({ code, name, names }: Pick<Service, "code" | "name" | "names">, language: Language): string {
  return `${code} - ${(language === "pt" ? undefined : names?.[language]) ?? name}`;
}

import { maskPersonNumber, normalisePersonNumber } from "../domain/identifiers.ts";

/** What may be a CPF, or the number of a person without one. */
const candidate = /(?<![\w.-])(\d{3}\.?\d{3}\.?\d{3}-?\d{2}|E ?\d{4}\.?\d{3}\.?\d{3})(?![\w-])/g;

/** Masks every valid CPF inside a text, and every number that stands for one. */
export function maskCpfs(text: string): string {
  return text.replace(candidate, (found) => {
    const number = normalisePersonNumber(found);
    return number === null ? found : maskPersonNumber(number);
  });
}

/** The same for every text inside a JSON value, keys included. */
export function maskCpfsIn(value: unknown): unknown {
  if (typeof value === "string") return maskCpfs(value);
  if (Array.isArray(value)) return value.map(maskCpfsIn);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, content]) => [maskCpfs(key), maskCpfsIn(content)]));
}

import { maskCpf, normaliseCpf } from "../domain/identifiers.ts";

const candidate = /(?<![\w.-])\d{3}\.?\d{3}\.?\d{3}-?\d{2}(?![\w-])/g;

/** Masks every valid CPF inside a text. */
export function maskCpfs(text: string): string {
  return text.replace(candidate, (found) => (normaliseCpf(found) === null ? found : maskCpf(found)));
}

/** The same for every text inside a JSON value, keys included. */
export function maskCpfsIn(value: unknown): unknown {
  if (typeof value === "string") return maskCpfs(value);
  if (Array.isArray(value)) return value.map(maskCpfsIn);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, content]) => [maskCpfs(key), maskCpfsIn(content)]));
}

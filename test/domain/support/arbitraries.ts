import fc from "fast-check";
import { normaliseCnpj, normaliseCpf } from "../../../src/domain/identifiers.ts";

/** Completes a body with the one pair of digits that the validator accepts, so that the formula is not written twice. */
function complete(body: string, normalise: (text: string) => string | null): string | null {
  for (let pair = 0; pair < 100; pair++) {
    const found = normalise(body + String(pair).padStart(2, "0"));
    if (found !== null) return found;
  }
  return null;
}

const text = (characters: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength: length, maxLength: length });

const isText = (found: string | null): found is string => found !== null;

/** Valid CPFs. */
export const validCpf = text("0123456789", 9)
  .map((body) => complete(body, normaliseCpf))
  .filter(isText);

/** Valid CNPJs, with letters and without. */
export const validCnpj = fc
  .oneof(text("0123456789", 12), text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 12))
  .map((body) => complete(body, normaliseCnpj))
  .filter(isText);

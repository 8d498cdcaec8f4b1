import { checkDigit, isOneCharacterRepeated } from "./check-digits.ts";

/**
 * The fourteen characters of a CNPJ in capitals, without punctuation; null when the text is not a valid CNPJ.
 * Letters are part of it since July 2026 (IN RFB 2.229/2024): twelve of 0–9 A–Z, then two check digits.
 */
export function normaliseCnpj(text: string): string | null {
  const raw = text.replace(/[\s./-]/g, "");
  if (!/^[0-9A-Za-z]{12}[0-9]{2}$/.test(raw)) return null;
  const cnpj = raw.toUpperCase();
  if (isOneCharacterRepeated(cnpj)) return null;
  const first = checkDigit(cnpj.slice(0, 12), 9);
  const second = checkDigit(cnpj.slice(0, 12) + first, 9);
  return cnpj.endsWith(first + second) ? cnpj : null;
}

const parts = /^([0-9A-Z]{2})([0-9A-Z]{3})([0-9A-Z]{3})([0-9A-Z]{4})([0-9]{2})$/;

/** `12ABC34501DE35` → `12.ABC.345/01DE-35`. Text of another shape comes back unchanged. */
export function formatCnpj(cnpj: string): string {
  return cnpj.replace(parts, "$1.$2.$3/$4-$5");
}

/** `12ABC34501DE35` → `**.ABC.345/01DE-**`. Text of another shape is hidden whole. */
export function maskCnpj(cnpj: string): string {
  const match = parts.exec(cnpj.replace(/[\s./-]/g, "").toUpperCase());
  return match ? `**.${match[2]}.${match[3]}/${match[4]}-**` : "**.***.***/****-**";
}

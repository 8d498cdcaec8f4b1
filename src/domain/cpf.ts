import { checkDigit, isOneCharacterRepeated } from "./check-digits.ts";

/** The eleven digits of a CPF, without punctuation; null when the text is not a valid CPF. */
export function normaliseCpf(text: string): string | null {
  const cpf = text.replace(/[\s.\-/]/g, "");
  if (!/^[0-9]{11}$/.test(cpf) || isOneCharacterRepeated(cpf)) return null;
  const first = checkDigit(cpf.slice(0, 9), 11);
  const second = checkDigit(cpf.slice(0, 9) + first, 11);
  return cpf.endsWith(first + second) ? cpf : null;
}

/** `12345678909` → `123.456.789-09`. Text that is not eleven digits comes back unchanged. */
export function formatCpf(cpf: string): string {
  return cpf.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, "$1.$2.$3-$4");
}

/** `12345678909` → `***.456.789-**`, the form the federal government publishes CPFs in. Anything else is hidden whole. */
export function maskCpf(cpf: string): string {
  const digits = cpf.replace(/\D/g, "");
  return digits.length === 11 ? `***.${digits.slice(3, 6)}.${digits.slice(6, 9)}-**` : "***.***.***-**";
}

/** Whether two texts are the same valid CPF, however they are punctuated. */
export function isSameCpf(one: string, other: string): boolean {
  const cpf = normaliseCpf(one);
  return cpf !== null && cpf === normaliseCpf(other);
}

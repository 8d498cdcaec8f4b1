/**
 * One modulo-11 check digit as CPF and CNPJ define it: the weighted sum of the characters (value = character
 * code − 48, so 0–9 count 0–9 and A–Z count 17–42), then 0 for a remainder below 2, else 11 − remainder.
 *
 * @param text characters the digit is computed from
 * @param highestWeight weights run 2, 3, … from the right; after this one they begin at 2 again
 */
export function checkDigit(text: string, highestWeight: number): string {
  let sum = 0;
  let weight = 2;
  for (let index = text.length - 1; index >= 0; index--) {
    sum += (text.charCodeAt(index) - 48) * weight;
    weight = weight === highestWeight ? 2 : weight + 1;
  }
  const remainder = sum % 11;
  return remainder < 2 ? "0" : String(11 - remainder);
}

/** Whether one character repeats from beginning to end; such numbers pass the formula but are never issued. */
export function isOneCharacterRepeated(text: string): boolean {
  return text === text.charAt(0).repeat(text.length);
}

const BRASILIA_OFFSET_MS = 3 * 60 * 60 * 1000;

/** A date as Gov.br writes it: `2025-07-02T14:17:16.001-0300`, the offset without a colon. */
export function govbrDate(date: Date | string): string {
  const local = new Date(new Date(date).getTime() - BRASILIA_OFFSET_MS);
  return local.toISOString().replace("Z", "-0300");
}

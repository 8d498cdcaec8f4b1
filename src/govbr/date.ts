/**
 * Reads the dates of Gov.br's APIs: ISO 8601 whose offset has no colon (`2025-05-28T16:54:53.871-0300`), also with a
 * blank instead of `T`, without offset, or without time; where the offset is missing it is Brasília's. Null when the
 * text is no date.
 */
export function parseGovbrDate(text: string): Date | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text.trim());
  if (match === null) return null;
  const offset = (match[3] ?? "-03:00").replace(/^([+-]\d{2})(\d{2})$/, "$1:$2");
  const date = new Date(`${match[1]}T${match[2] ?? "00:00:00"}${offset}`);
  return Number.isNaN(date.getTime()) ? null : date;
}

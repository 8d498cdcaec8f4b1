const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?)?$/;
const BRASILIA = "-03:00";

/** Reads `2026-03-02`, `2026-03-02 09:00` (Brasília) or a moment with its zone, as ISO 8601 in UTC; null when it is none. */
export function readMoment(text: string): string | null {
  const [, day, time = "00:00", zone = BRASILIA] = MOMENT.exec(text.trim()) ?? [];
  const at = Date.parse(`${day}T${time}${zone}`);
  return day === undefined || !isDay(day) || Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** Whether the calendar has such a day: February 31st would be read as one of March. */
function isDay(day: string): boolean {
  const at = Date.parse(day);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

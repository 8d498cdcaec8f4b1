/** A text that is no date; the message is the one Camunda's date parser gives. */
export class InvalidDate extends Error {}

const DATE = /(\d{1,9})(?:-(\d{1,2})(?:-(\d{1,2}))?)?/y;
const TIME = /[Tt](?:(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?)?)?/y;
const ZONE = /[Zz]|([+-])(\d{2})(?::?(\d{2}))?/y;

/**
 * Milliseconds since the epoch of an ISO 8601 date, with or without time and zone; without a zone it is local
 * time of the server, as in Camunda. Throws InvalidDate.
 */
export function parseIsoDate(text: string): number {
  const date = at(DATE, text, 0);
  let end = date?.end ?? 0;
  const time = at(TIME, text, end);
  end = time?.end ?? end;
  if (!date && !time) throw new InvalidDate(`Invalid format: "${text}"`);
  const zone = time ? at(ZONE, text, end) : null;
  end = zone?.end ?? end;
  if (end < text.length) throw new InvalidDate(`Invalid format: "${text}" is malformed at "${text.slice(end)}"`);

  const [, year = "1970", month = "1", day = "1"] = date?.match ?? [];
  const [, hour = "0", minute = "0", second = "0", fraction = "0"] = time?.match ?? [];
  const days = new Date(Number(year), Number(month), 0).getDate();
  inRange(text, "monthOfYear", month, 1, 12);
  inRange(text, "dayOfMonth", day, 1, days);
  inRange(text, "hourOfDay", hour, 0, 23);
  inRange(text, "minuteOfHour", minute, 0, 59);
  inRange(text, "secondOfMinute", second, 0, 59);
  const millis = Math.trunc(Number(`0.${fraction}`) * 1000 + 1e-6);
  const parts = [Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), millis] as const;
  if (!zone) return new Date(...parts).getTime();
  const [, sign, zoneHours = "0", zoneMinutes = "0"] = zone.match;
  const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000;
  return Date.UTC(...parts) - (sign === "-" ? -offset : offset);
}

function at(pattern: RegExp, text: string, offset: number): { match: RegExpExecArray; end: number } | null {
  pattern.lastIndex = offset;
  const match = pattern.exec(text);
  return match && { match, end: pattern.lastIndex };
}

function inRange(text: string, field: string, value: string, low: number, high: number): void {
  const number = Number(value);
  if (number >= low && number <= high) return;
  throw new InvalidDate(`Cannot parse "${text}": Value ${number} for ${field} must be in the range [${low},${high}]`);
}

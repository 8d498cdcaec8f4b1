/** A text that is no duration; the message is the text itself, as Camunda's parser has it. */
export class InvalidDuration extends Error {}

/** A duration of the calendar: years, months and days are as long as they are on the day they are added to. */
export interface Duration {
  years: number;
  months: number;
  days: number;
  millis: number;
}

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const WEEKS = /^P(\d+)W$/;

/** Reads `P1DT2H`, `PT0.5S`, `P2W`. Throws InvalidDuration. */
export function parseDuration(text: string): Duration {
  const weeks = WEEKS.exec(text);
  if (weeks) return { years: 0, months: 0, days: Number(weeks[1]) * 7, millis: 0 };
  const parts = text === "P" ? null : DURATION.exec(text);
  if (!parts) throw new InvalidDuration(text);
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return { years, months, days, millis: (hours * 60 + minutes) * 60_000 + Math.round(seconds * 1000) };
}

/** `time` and so many times the duration; negative to go back. */
export function addDuration(time: number, duration: Duration, times = 1): number {
  const { years, months, days, millis } = duration;
  if (years === 0 && months === 0 && days === 0) return time + times * millis;
  const date = new Date(time);
  if (years !== 0 || months !== 0) {
    const day = date.getDate();
    date.setDate(1);
    date.setMonth(date.getMonth() + times * (years * 12 + months));
    date.setDate(Math.min(day, new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate()));
  }
  date.setDate(date.getDate() + times * days);
  return date.getTime() + times * millis;
}

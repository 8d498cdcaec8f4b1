/** The fields of a cron expression: numbers and names, lists, ranges, steps, and the special days. */

const RANGES = { second: [0, 59], minute: [0, 59], hour: [0, 23], day: [1, 31], month: [1, 12], weekday: [0, 7] } as const;
const NAMES: Partial<Record<keyof typeof RANGES, string[]>> = {
  month: ["", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
  weekday: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"],
};

type Kind = keyof typeof RANGES;

/** Whether a day (UTC) fits. */
export type DayRule = (date: Date) => boolean;

/** The values of a field, in order. */
export function cronField(text: string, kind: Kind): number[] {
  const values = text.split(",").flatMap((part) => partValues(part, kind));
  return [...new Set(values)].sort((a, b) => a - b);
}

function partValues(part: string, kind: Kind): number[] {
  const [first, last] = RANGES[kind];
  const [base = "", step, ...more] = part.split("/");
  if (more.length > 0) throw invalidChars(part);
  const period = step === undefined ? 1 : stepOf(step, kind);
  if (base === "*" || base === "?") return sequence(first, kind === "weekday" ? 6 : last, period);
  const bounds = base.split("-");
  const from = numberIn(bounds[0]!, kind);
  if (bounds.length === 1) return step === undefined ? [from] : sequence(from, last, period);
  if (bounds.length > 2) throw invalidChars(part);
  const to = numberIn(bounds[1]!, kind);
  if (from <= to) return sequence(from, to, period);
  // Days of the week go round: SAT-TUE.
  if (kind === "weekday") return sequence(from, to + 7, period).map((day) => day % 7);
  throw new Error(`Failed to parse cron expression. Invalid range! [${from},${to}]`);
}

function stepOf(step: string, kind: Kind): number {
  const [first, last] = RANGES[kind];
  if (!/^\d+$/.test(step)) throw invalidChars(step);
  if (Number(step) < 1 || Number(step) > last) {
    throw new Error(`Failed to parse cron expression. Period ${step} not in range [${first}, ${last}]`);
  }
  return Number(step);
}

function numberIn(text: string, kind: Kind): number {
  const named = NAMES[kind]?.indexOf(text.toUpperCase()) ?? -1;
  if (named >= 0 && text !== "") return named;
  if (!/^\d+$/.test(text)) throw invalidChars(text);
  const [first, last] = RANGES[kind];
  const value = Number(text);
  if (value < first || value > last) {
    throw new Error(`Failed to parse cron expression. Value ${value} not in range [${first}, ${last}]`);
  }
  return value;
}

function sequence(from: number, to: number, step: number): number[] {
  const values: number[] = [];
  for (let value = from; value <= to; value += step) values.push(value);
  return values;
}

function invalidChars(text: string): Error {
  return new Error(`Failed to parse cron expression. Invalid chars in expression! Expression: ${text} Invalid chars: ${text}`);
}

/** Day of the month: numbers, `L` (the last), `L-3`, `15W` (the working day nearest to it), `LW`. */
export function dayOfMonth(text: string): DayRule {
  const special = /^(?:L(?:-(\d+))?|(L|\d+)W)$/i.exec(text);
  if (!special) {
    const days = cronField(text, "day");
    return (date) => days.includes(date.getUTCDate());
  }
  const [, before, working] = special;
  return (date) => {
    const last = lastOfMonth(date);
    if (working === undefined) return date.getUTCDate() === last - Number(before ?? 0);
    const wanted = working.toUpperCase() === "L" ? last : Number(working);
    return wanted <= last && date.getUTCDate() === workingDay(date, wanted, last);
  };
}

/** Day of the week: 0 and 7 Sunday, 1 Monday; `FRIL` (the last Friday of the month), `MON#2` (the second Monday), `L` (Sunday). */
export function dayOfWeek(text: string): DayRule {
  const special = /^(\w+?)(?:L|#(\d+))$/i.exec(text);
  if (/^L$/i.test(text)) return (date) => date.getUTCDay() === 0;
  if (!special) {
    const days = cronField(text, "weekday").map((day) => day % 7);
    return (date) => days.includes(date.getUTCDay());
  }
  const day = numberIn(special[1]!, "weekday") % 7;
  const nth = special[2];
  return (date) => {
    if (date.getUTCDay() !== day) return false;
    if (nth === undefined) return date.getUTCDate() + 7 > lastOfMonth(date);
    return Math.ceil(date.getUTCDate() / 7) === Number(nth);
  };
}

function lastOfMonth(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

/** The Monday to Friday nearest to that day within the month. */
function workingDay(date: Date, day: number, last: number): number {
  const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), day)).getUTCDay();
  if (weekday === 6) return day > 1 ? day - 1 : day + 2;
  if (weekday === 0) return day < last ? day + 1 : day - 2;
  return day;
}

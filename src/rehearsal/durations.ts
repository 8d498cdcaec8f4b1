import { parseDuration } from "../engine/core/timer/duration.ts";

type Unit = "years" | "months" | "weeks" | "days" | "hours" | "minutes" | "seconds";
const WORDS: [unit: Unit, one: string, many: string][] = [
  ["years", "ano", "anos"],
  ["months", "mês", "meses"],
  ["weeks", "semana", "semanas"],
  ["days", "dia", "dias"],
  ["hours", "hora", "horas"],
  ["minutes", "minuto", "minutos"],
  ["seconds", "segundo", "segundos"],
];
const PART = /^(\d{1,6}) +(\p{L}+)$/u;

/** Reads `2 dias`, `1 mês e 12 horas` or ISO 8601 (`P2D`); null when it is no duration. */
export function readDuration(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.startsWith("P")) return isDuration(trimmed) ? trimmed : null;
  const counts: Partial<Record<Unit, number>> = {};
  for (const part of trimmed.split(/\s*,\s*|\s+e\s+/)) {
    const [, count, word] = PART.exec(part) ?? [];
    const unit = WORDS.find(([, one, many]) => word === one || word === many)?.[0];
    if (unit === undefined || counts[unit] !== undefined) return null;
    counts[unit] = Number(count);
  }
  const { years, months, weeks = 0, days = 0, hours, minutes, seconds } = counts;
  const allDays = weeks * 7 + days;
  const part = (count: number | undefined, letter: string) => (count === undefined ? "" : `${count}${letter}`);
  const date = `${part(years, "Y")}${part(months, "M")}${part(allDays === 0 ? undefined : allDays, "D")}`;
  const time = `${part(hours, "H")}${part(minutes, "M")}${part(seconds, "S")}`;
  return `P${date}${time === "" ? "" : `T${time}`}${date === "" && time === "" ? "0D" : ""}`;
}

/** A duration as it is written in a scenario: `2 dias e 1 hora`; ISO 8601 where words do not reach. */
export function writeDuration(iso: string): string {
  const [, years, months, days, hours, minutes, seconds] =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(iso) ?? [];
  const counts: Partial<Record<Unit, string | undefined>> = { years, months, days, hours, minutes, seconds };
  const parts = WORDS.flatMap(([unit, one, many]) => {
    const count = counts[unit];
    return count === undefined ? [] : [`${Number(count)} ${Number(count) === 1 ? one : many}`];
  });
  if (parts.length === 0) return iso;
  return parts.length === 1 ? parts[0]! : `${parts.slice(0, -1).join(", ")} e ${parts.at(-1)}`;
}

/** The time between two moments (milliseconds since the epoch), in whole seconds, as ISO 8601. */
export function durationBetween(from: number, until: number): string {
  const seconds = Math.max(0, Math.ceil((until - from) / 1000));
  const [days, rest] = [Math.floor(seconds / 86_400), seconds % 86_400];
  const parts = [Math.floor(rest / 3600), Math.floor((rest % 3600) / 60), rest % 60];
  const time = ["H", "M", "S"].map((unit, index) => (parts[index] === 0 ? "" : `${parts[index]}${unit}`)).join("");
  return `P${days > 0 || time === "" ? `${days}D` : ""}${time === "" ? "" : `T${time}`}`;
}

function isDuration(text: string): boolean {
  try {
    parseDuration(text);
    return true;
  } catch {
    return false;
  }
}

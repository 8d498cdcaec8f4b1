import { brasiliaDay, lastDay } from "../../texts/moments.ts";

const ZONE = "America/Sao_Paulo";
const DAY_MS = 24 * 3_600_000;
const offset = new Intl.DateTimeFormat("en", { timeZone: ZONE, timeZoneName: "longOffset" });

/** A period as people write it: days `dd/mm/aaaa` of Brasília, both included; an empty end leaves it open. */
export interface WrittenPeriod {
  from: string;
  until: string;
}

/** What a written period means. `undefined`: the text is no day. */
export interface ReadPeriod {
  from: Date | null | undefined;
  /** First moment at which it is over. */
  until: Date | null | undefined;
}

/** The first moment of a day in Brasília; null when the text is empty, undefined when it is no day. */
export function readDay(text: string): Date | null | undefined {
  if (text.trim() === "") return null;
  const found = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  if (found === null) return undefined;
  const [day, month, year] = found.slice(1).map(Number) as [number, number, number];
  const noon = new Date(Date.UTC(year, month - 1, day, 12));
  if (noon.getUTCDate() !== day || noon.getUTCMonth() !== month - 1) return undefined;
  return midnight(noon);
}

/** Reads a period; the day of its end is part of it. */
export function readPeriod({ from, until }: WrittenPeriod): ReadPeriod {
  const last = readDay(until);
  return { from: readDay(from), until: last && midnight(new Date(last.getTime() + 1.5 * DAY_MS)) };
}

/** The period of a delegation in the form in which it is written. One that began when it was granted has no start of its own. */
export function writePeriod({ validFrom, validUntil, grantedAt }: { validFrom: Date; validUntil: Date | null; grantedAt: Date }) {
  return {
    from: validFrom > grantedAt ? brasiliaDay(validFrom) : "",
    until: validUntil === null ? "" : lastDay(validUntil),
  };
}

/** The first moment of today in Brasília. */
export function today(now: Date): Date {
  return readDay(brasiliaDay(now))!;
}

/** The first moment, in Brasília, of the UTC day that a noon stands for. */
function midnight(near: Date): Date {
  const name = offset.formatToParts(near).find(({ type }) => type === "timeZoneName")!.value;
  return new Date(`${near.toISOString().slice(0, 10)}T00:00:00${name.replace("GMT", "") || "Z"}`);
}

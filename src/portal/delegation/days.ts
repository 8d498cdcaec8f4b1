import { daysFrom, readDay } from "../../domain/brasilia-days.ts";
import { brasiliaDay, lastDay } from "../../texts/moments.ts";

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

/** Reads a period; the day of its end is part of it. */
export function readPeriod({ from, until }: WrittenPeriod): ReadPeriod {
  const last = readDay(until);
  return { from: readDay(from), until: last && daysFrom(last, 1) };
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
  return daysFrom(now, 0);
}

const zone = { timeZone: "America/Sao_Paulo" } as const;
const day = new Intl.DateTimeFormat("pt-BR", { dateStyle: "short", ...zone });
const moment = new Intl.DateTimeFormat("pt-BR", { dateStyle: "short", timeStyle: "short", ...zone });

/** A day as people in Brazil write it, in Brasília time: `20/11/2026`. */
export function brasiliaDay(date: Date): string {
  return day.format(date);
}

/** Day and time in Brasília time: `20/11/2026, 09:30`. */
export function brasiliaMoment(date: Date): string {
  return moment.format(date);
}

/** The last day of a period, given the first moment at which it is over: the day of the moment just before. */
export function lastDay(end: Date): string {
  return brasiliaDay(new Date(end.getTime() - 1));
}

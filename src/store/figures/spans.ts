/** Days or months whose counts are read: from the one that begins on a day to the last that begins before another. */
export interface Span {
  span: "day" | "month";
  from: string;
  until: string;
}

const written = new Intl.DateTimeFormat("en-CA", { timeZone: "America/Sao_Paulo", dateStyle: "short" });
/** Before and after all days there are. */
const [BEGINNING, END] = ["0001-01-01", "9999-12-01"];

/**
 * The months that lie wholly in a period, and the days of it that lie in no such month. With them a year is twelve counts,
 * and not 365. Both moments are midnights in Brasília; without one the period has no such end.
 */
export function spansOf(from: Date | undefined, until: Date | undefined): Span[] {
  const first = from === undefined ? BEGINNING : written.format(from);
  const last = until === undefined ? END : written.format(until);
  const firstMonth = first.endsWith("-01") ? first : nextMonth(first);
  const lastMonth = `${last.slice(0, 8)}01`;
  if (firstMonth >= lastMonth) return spans(["day", first, last]);
  return spans(["day", first, firstMonth], ["month", firstMonth, lastMonth], ["day", lastMonth, last]);
}

function spans(...all: [span: Span["span"], from: string, until: string][]): Span[] {
  return all.filter(([, from, until]) => from < until).map(([span, from, until]) => ({ span, from, until }));
}

/** The first day of the month after that of a day. */
function nextMonth(day: string): string {
  const [year, month] = day.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

const ZONE = "America/Sao_Paulo";
const DAY_MS = 24 * 3_600_000;
const offset = new Intl.DateTimeFormat("en", { timeZone: ZONE, timeZoneName: "longOffset" });
const written = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, dateStyle: "short" });

/** The first moment of a day in Brasília; null when the text is empty, undefined when it is no day `dd/mm/aaaa`. */
export function readDay(text: string): Date | null | undefined {
  if (text.trim() === "") return null;
  const found = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  if (found === null) return undefined;
  const [day, month, year] = found.slice(1).map(Number) as [number, number, number];
  const noon = new Date(Date.UTC(year, month - 1, day, 12));
  if (noon.getUTCDate() !== day || noon.getUTCMonth() !== month - 1) return undefined;
  return midnight(noon);
}

/** The first moment, in Brasília, of the day so many days after that of a moment; negative: before. */
export function daysFrom(moment: Date, days: number): Date {
  const noon = new Date(`${written.format(moment)}T12:00:00Z`);
  return midnight(new Date(noon.getTime() + days * DAY_MS));
}

/** The year of a moment in Brasília. */
export function yearOf(moment: Date): number {
  return Number(written.format(moment).slice(0, 4));
}

/** The first moment, in Brasília, of the UTC day that a noon stands for. */
function midnight(noon: Date): Date {
  const name = offset.formatToParts(noon).find(({ type }) => type === "timeZoneName")!.value;
  return new Date(`${noon.toISOString().slice(0, 10)}T00:00:00${name.replace("GMT", "") || "Z"}`);
}

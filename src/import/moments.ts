const ZONE_OFFSET = new Intl.DateTimeFormat("en", { timeZone: "America/Sao_Paulo", timeZoneName: "longOffset" });
const DAY_MS = 86_400_000;

const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const brazilian = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[ ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * A moment as old systems write it: `2024-03-31`, `2024-03-31T10:20:30-03:00`, `2024-03-31 10:20`, `31/03/2024`,
 * `31/03/2024 10:20:30`. Without an offset it is Brasília time, without a time the first moment of the day; null: none of these.
 */
export function readMoment(text: string): Date | null {
  const found = iso.exec(text);
  if (found !== null) {
    const [, year, month, day, hour, minute, second, zone] = found;
    return momentOf([year!, month!, day!, hour, minute, second], zone);
  }
  const [, day, month, year, hour, minute, second] = brazilian.exec(text) ?? [];
  return year === undefined ? null : momentOf([year, month!, day!, hour, minute, second]);
}

function momentOf(parts: (string | undefined)[], zone?: string): Date | null {
  const [year, month, day, hour, minute, second] = parts.map((part) => Number(part ?? 0)) as [
    ...[number, number, number, number, number, number],
  ];
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(wall);
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!real || hour > 23 || minute > 59 || second > 59 || year < 1970 || year > 2200) return null;
  return new Date(wall - (zone === undefined ? brasiliaOffset(wall) : offsetOf(zone)));
}

/** How far a zone such as `-03:00` is ahead of UTC, in milliseconds. */
function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** The offset of Brasília by day; a file names few different ones, and asking for one is slow. */
const offsets = new Map<number, number>();

function brasiliaOffset(wall: number): number {
  const day = Math.floor(wall / DAY_MS);
  const known = offsets.get(day);
  if (known !== undefined) return known;
  const name = ZONE_OFFSET.formatToParts(new Date(day * DAY_MS + DAY_MS / 2)).find(({ type }) => type === "timeZoneName")!.value;
  const offset = offsetOf(name.replace("GMT", ""));
  if (offsets.size > 50_000) offsets.clear();
  offsets.set(day, offset);
  return offset;
}

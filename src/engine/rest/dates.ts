/** `2026-01-31T13:42:42.000+0000`: the one format of the REST API, here always in UTC. */
export function formatDate(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, -1)}+0000`;
}

const pattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{3})([+-])(\d\d)(\d\d)$/;

/** Reads `yyyy-MM-dd'T'HH:mm:ss.SSSZ` (RFC 822 zone, milliseconds mandatory) to milliseconds; null when it is none. */
export function parseDate(text: string): number | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, millisecond, sign, zoneHours, zoneMinutes] = match;
  const date = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z`);
  if (Number.isNaN(date)) return null;
  const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000;
  return sign === "+" ? date - offset : date + offset;
}

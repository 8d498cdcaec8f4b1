import { normalisePersonNumber } from "../../../domain/identifiers.ts";
import type { Grant, Service } from "../../../store/types.ts";
import { delegation } from "../../../texts/delegation.ts";
import { readPeriod, today } from "../days.ts";

const texts = delegation.batch;

/** What a representative writes to delegate to many at once. */
export interface BatchForm {
  /** One person per line: `CPF`, or `CPF; services; first day; last day`. */
  lines: string;
  /** For lines that are only a CPF. */
  serviceIds: string[];
  from: string;
  until: string;
}

/** One service of one line. */
export interface BatchEntry {
  /** From 1, as the person counts. */
  line: number;
  /** As it was typed, or the digits of a valid CPF. */
  cpf: string;
  service: string;
  /** What is to be granted; null when the line cannot be understood. */
  grant: Grant | null;
  /** Why it cannot. */
  error: string | null;
}

/** The lines that are not empty, each with its number. */
export function linesOf(text: string): { line: number; text: string }[] {
  return text
    .split(/\r?\n/)
    .map((part, index) => ({ line: index + 1, text: part.trim() }))
    .filter((part) => part.text !== "");
}

/** Understands a list line by line; what is wrong with one does not touch the others. */
export function parseBatch(form: BatchForm, services: Service[], now: Date): BatchEntry[] {
  const entries = linesOf(form.lines).flatMap((line) => parseLine(line, form, services, now));
  const first = new Map<string, number>();
  return entries.map((entry) => {
    if (entry.grant === null) return entry;
    const key = `${entry.cpf} ${entry.grant.serviceId}`;
    const before = first.get(key);
    if (before !== undefined) return { ...entry, grant: null, error: texts.repeated(before) };
    first.set(key, entry.line);
    return entry;
  });
}

function parseLine({ line, text }: { line: number; text: string }, form: BatchForm, services: Service[], now: Date) {
  const columns = text.split(/[;\t]/).map((column) => column.trim());
  const [typed = "", wanted = "", from = "", until = ""] = columns;
  const cpf = normalisePersonNumber(typed);
  const fail = (error: string, service = wanted): BatchEntry => ({ line, cpf: cpf ?? typed, service, grant: null, error });
  if (cpf === null) return [fail(delegation.batch.cpfInvalid)];
  if (columns.slice(4).some((column) => column !== "")) return [fail(texts.tooManyColumns)];
  const period = termsOf(wanted === "" && from === "" && until === "" ? form : { from, until }, now);
  if (typeof period === "string") return [fail(period)];
  const names = wanted === "" ? form.serviceIds : wanted.split(",").map((name) => name.trim());
  if (names.length === 0) return [fail(texts.noServices)];
  return names.map((name): BatchEntry => {
    const found =
      wanted === "" ? { service: services.find(({ id }) => id === name), version: null } : findService(name, services);
    if (typeof found === "string") return fail(found, name);
    if (found.service === undefined) return fail(texts.serviceUnknown(name), name);
    const { id, code, name: title } = found.service;
    const version = found.version === null ? {} : { serviceVersion: found.version };
    const service = `${code} - ${title}${found.version === null ? "" : ` v.${found.version}`}`;
    return { line, cpf, service, grant: { serviceId: id, ...version, ...period }, error: null };
  });
}

/** The period of a grant; what is not written is left as it is. A text says what is wrong. */
function termsOf(written: { from: string; until: string }, now: Date): Pick<Grant, "validFrom" | "validUntil"> | string {
  const { from, until } = readPeriod(written);
  if (from === undefined || until === undefined) return delegation.dayInvalid;
  if ((from !== null && from < today(now)) || (until !== null && until <= now)) return delegation.dayPast;
  if (from !== null && until !== null && until <= from) return delegation.periodInvalid;
  return { ...(from !== null && { validFrom: from }), ...(until !== null && { validUntil: until }) };
}

/** A service as people call it: `P001`, `P061 Registro`, `P004 v.3`, its id. A text says what is wrong. */
function findService(typed: string, services: Service[]): { service: Service; version: number | null } | string {
  const [, text = typed, number] = /^(.*?)\s*(?:\bv\.?\s*(\d+))?$/i.exec(typed) ?? [];
  const wanted = plain(text);
  const version = number === undefined ? null : Number(number);
  const exact = services.filter(({ id, code, name }) =>
    [id, `${code} ${name}`, name].some((candidate) => plain(candidate) === wanted),
  );
  const found = exact.length > 0 ? exact : services.filter(({ code }) => plain(code) === wanted);
  if (found.length > 1)
    return texts.serviceAmbiguous(
      typed,
      found.map(({ code, name }) => `${code} ${name}`),
    );
  return found[0] === undefined ? texts.serviceUnknown(typed) : { service: found[0], version };
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

import { daysFrom, readDay } from "../../../domain/brasilia-days.ts";
import { normaliseCompanyNumber } from "../../../domain/identifiers.ts";
import type { AuditQuery, LegacyProcess, Process } from "../../../store/types.ts";
import { staffAudit } from "../../../texts/staff-audit.ts";
import type { PortalContext } from "../../context.ts";

/** The fields of the search, by name in the address. */
export const CRITERIA = ["pessoa", "empresa", "processo", "ato", "de", "ate"] as const;

export type Criterion = (typeof CRITERIA)[number];

/** What was typed into the search. */
export type Criteria = Record<Criterion, string>;

/** What a search means, or what is wrong with it. */
export interface ReadCriteria {
  query: AuditQuery;
  errors: Partial<Record<Criterion, string>>;
  /** The process that was asked about. */
  process: Process | null;
  /** The same for one of the old system. */
  legacy: LegacyProcess | null;
}

/** The criteria of an address; empty where there are none. */
export function criteriaOf(query: Record<string, unknown>): Criteria {
  const textOf = (name: Criterion) => (typeof query[name] === "string" ? (query[name] as string).trim().slice(0, 200) : "");
  return Object.fromEntries(CRITERIA.map((name) => [name, textOf(name)])) as Criteria;
}

/** Finds whom and what the criteria mean. */
export async function readCriteria({ store }: PortalContext, criteria: Criteria): Promise<ReadCriteria> {
  const texts = staffAudit.errors;
  const read: ReadCriteria = { query: {}, errors: {}, process: null, legacy: null };
  const { query, errors } = read;
  if (criteria.pessoa !== "") {
    const [person, ...others] = await store.lookup.accounts({ text: criteria.pessoa, limit: 2 });
    if (person === undefined || others.length > 0) errors.pessoa = texts.person;
    else query.accountId = person.id;
  }
  if (criteria.empresa !== "") {
    const number = normaliseCompanyNumber(criteria.empresa);
    if (number === null) errors.empresa = texts.company;
    else query.companyNumber = number;
  }
  if (criteria.processo !== "") {
    read.process = await store.processes.findByNumber(criteria.processo.toUpperCase());
    if (read.process !== null) query.subject = read.process.id;
    else read.legacy = await store.legacy.processByNumber(criteria.processo);
    if (read.process === null && read.legacy === null) errors.processo = texts.process;
    else if (read.legacy !== null) query.subject = read.legacy.ownerId;
  }
  if (criteria.ato !== "") query.action = criteria.ato;
  const [from, until] = [readDay(criteria.de), readDay(criteria.ate)];
  if (from === undefined) errors.de = texts.day;
  else if (from !== null) query.from = from;
  if (until === undefined) errors.ate = texts.day;
  else if (until !== null) query.until = daysFrom(until, 1);
  return read;
}

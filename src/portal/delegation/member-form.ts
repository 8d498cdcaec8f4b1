import type { Grant } from "../../store/types.ts";
import { delegation as texts } from "../../texts/delegation.ts";
import { brasiliaDay } from "../../texts/moments.ts";
import type { FieldError } from "../forms/types.ts";
import { fieldOf, valuesOf } from "../middleware/parsing.ts";
import { readPeriod, today, type WrittenPeriod, writePeriod } from "./days.ts";
import type { DelegableService } from "./services.ts";

/** What a representative writes about one service. An empty version means any. */
export interface WrittenTerms extends WrittenPeriod {
  version: string;
}

/** The list of services as a representative fills it in. */
export interface MemberForm {
  ticked: Set<string>;
  terms: Map<string, WrittenTerms>;
  /** For services that are ticked now and have no period of their own. */
  common: WrittenPeriod;
  /** Id of the open delegation that was shown, by service. */
  seen: Map<string, string>;
}

/** What the form asks the store to do. */
export interface Plan {
  grants: Grant[];
  revokes: string[];
  errors: FieldError[];
}

const none: WrittenTerms = { version: "", from: "", until: "" };

/** The form as it stands in the store: what is open is ticked. */
export function currentForm(services: DelegableService[]): MemberForm {
  const open = services.filter(({ delegation }) => delegation !== null);
  return {
    ticked: new Set(open.map(({ service }) => service.id)),
    terms: new Map(services.map((entry) => [entry.service.id, termsOf(entry)])),
    common: { from: "", until: "" },
    seen: new Map(open.map(({ service, delegation }) => [service.id, delegation!.id])),
  };
}

/** The form as it was sent. */
export function readMemberForm(body: unknown, services: DelegableService[]): MemberForm {
  const seen = services.map(({ service: { id } }) => [id, fieldOf(body, `visto.${id}`)] as const);
  const written = (entry: DelegableService): WrittenTerms => {
    const { id } = entry.service;
    const shown = termsOf(entry);
    const field = (name: string, otherwise: string) => valuesOf(body, `${name}.${id}`)[0]?.trim() ?? otherwise;
    return { version: field("versao", shown.version), from: field("de", shown.from), until: field("ate", shown.until) };
  };
  return {
    ticked: new Set(valuesOf(body, "servico")),
    terms: new Map(services.map((entry) => [entry.service.id, written(entry)])),
    common: { from: fieldOf(body, "de").trim(), until: fieldOf(body, "ate").trim() },
    seen: new Map(seen.filter(([, id]) => id !== "")),
  };
}

/** What changes between what was shown and what was sent; what was left alone is in neither list. */
export function planOf(form: MemberForm, services: DelegableService[], now: Date): Plan {
  const plan: Plan = { grants: [], revokes: [], errors: [] };
  const added = services.some(({ service: { id } }) => form.ticked.has(id) && !form.seen.has(id));
  if (added) readTerms(plan, "", texts.member.common, form.common, form.common, now);
  for (const entry of services) {
    const { id, code, name } = entry.service;
    const isSeen = form.seen.has(id);
    if (!form.ticked.has(id)) {
      if (isSeen) plan.revokes.push(id);
      continue;
    }
    const own = form.terms.get(id) ?? none;
    const shown = isSeen ? termsOf(entry) : none;
    if (isSeen && isSame(own, shown)) continue;
    const written = isSeen || own.from !== "" || own.until !== "" ? own : { ...form.common, version: own.version };
    const period = readTerms(plan, written === own ? id : null, `${code} - ${name}`, written, shown, now);
    plan.grants.push({ serviceId: id, serviceVersion: written.version === "" ? null : Number(written.version), ...period });
  }
  return plan;
}

/** Reads a period, with what is wrong about it; `field` is what the names of its controls end in, null when read before. */
function readTerms(
  { errors }: Plan,
  field: string | null,
  label: string,
  written: WrittenPeriod,
  shown: WrittenPeriod,
  now: Date,
): Pick<Grant, "validFrom" | "validUntil"> {
  const { from, until } = readPeriod(written);
  const ending = field === "" || field === null ? "" : `.${field}`;
  const object = (name: "de" | "ate", message: string) => {
    if (field === null) return;
    const part = name === "de" ? texts.from : texts.until;
    errors.push({ key: `${name}${ending}`, controlId: `${name}${ending}`, label: `${label}, ${part}`, messages: [message] });
  };
  if (from === undefined) object("de", texts.dayInvalid);
  else if (from !== null && written.from !== shown.from && from < today(now)) object("de", texts.dayPast);
  if (until === undefined) object("ate", texts.dayInvalid);
  else if (until !== null && until <= now) object("ate", texts.dayPast);
  else if (until !== null && from && until <= from) object("ate", texts.periodInvalid);
  const begins = from ?? (shown.from === "" ? undefined : now);
  return { ...(begins !== undefined && { validFrom: begins }), validUntil: until ?? null };
}

/** What the store has about a service, in the words of the form. */
export function termsOf({ delegation }: DelegableService): WrittenTerms {
  if (delegation === null) return none;
  return { version: delegation.serviceVersion === null ? "" : String(delegation.serviceVersion), ...writePeriod(delegation) };
}

function isSame(one: WrittenTerms, other: WrittenTerms): boolean {
  return one.version === other.version && one.from === other.from && one.until === other.until;
}

/** A period that is in force or was, as people read it. */
export function describePeriod({ validFrom, validUntil }: { validFrom: Date; validUntil: Date | null }): string {
  const { until } = writePeriod({ validFrom, validUntil, grantedAt: validFrom });
  return texts.period(brasiliaDay(validFrom), until);
}

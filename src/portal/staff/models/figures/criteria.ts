import { daysFrom, readDay } from "../../../../domain/brasilia-days.ts";
import type { FiguresQuery } from "../../../../store/types.ts";
import { modelFigures } from "../../../../texts/models/figures.ts";
import type { PortalContext } from "../../../context.ts";
import { companyOf } from "../instances/choice.ts";

/** The fields of the filter, by name in the address. */
export const CRITERIA = ["de", "ate", "versao", "empresa", "equipe", "mapa"] as const;

export type Criteria = Record<(typeof CRITERIA)[number], string>;

/** What the heat map may show. */
export const MAPS = ["agora", "passagens", "mediana", "espera"] as const;
export type MapKind = (typeof MAPS)[number];

/** Days of the period when none is given. */
const DEFAULT_DAYS = 30;

/** What a filter means, or what is wrong with it. */
export interface ReadCriteria {
  query: FiguresQuery & { from: Date; until: Date };
  map: MapKind;
  errors: Partial<Record<keyof Criteria, string>>;
}

/** The filter of an address. */
export function criteriaOf(query: Record<string, unknown>): Criteria {
  const textOf = (name: string) => (typeof query[name] === "string" ? (query[name] as string).trim().slice(0, 60) : "");
  return Object.fromEntries(CRITERIA.map((name) => [name, textOf(name)])) as Criteria;
}

/** The same as part of an address; empty fields are left out. */
export function addressOf(criteria: Criteria): string {
  const text = new URLSearchParams(Object.entries(criteria).filter(([, value]) => value !== "")).toString();
  return text === "" ? "" : `?${text}`;
}

/** Reads a filter. A version or team that there is not finds nothing; the last 30 days where no period is given. */
export async function readCriteria(
  { store, clock }: PortalContext,
  processKey: string,
  criteria: Criteria,
): Promise<ReadCriteria> {
  const texts = modelFigures.form.errors;
  const errors: ReadCriteria["errors"] = {};
  const [from, last] = [readDay(criteria.de), readDay(criteria.ate)];
  if (from === undefined) errors.de = texts.day;
  if (last === undefined) errors.ate = texts.day;
  const until = daysFrom(last ?? clock(), 1);
  const begin = from ?? daysFrom(until, -DEFAULT_DAYS);
  if (Object.keys(errors).length === 0 && begin >= until) errors.ate = texts.order;
  const company = criteria.empresa === "" ? undefined : await companyOf(store, criteria.empresa);
  if (company === null) errors.empresa = texts.company;
  return {
    query: {
      ...{ processKey, from: begin, until },
      ...(/^\d{1,9}$/.test(criteria.versao) && { version: Number(criteria.versao) }),
      ...(criteria.equipe !== "" && { team: criteria.equipe }),
      ...(company && { companyId: company.id }),
    },
    map: MAPS.find((map) => map === criteria.mapa) ?? "agora",
    errors,
  };
}

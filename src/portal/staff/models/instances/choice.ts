import { normaliseCompanyNumber } from "../../../../domain/identifiers.ts";
import type { Company, MoveFilter } from "../../../../store/types.ts";
import { modelInstances } from "../../../../texts/models/instances.ts";
import type { PortalContext } from "../../../context.ts";
import type { RunningVersion } from "./versions.ts";

/** The fields of the choice, by name in the address and in the form. */
export const CHOICES = ["de", "para", "atividade", "empresa", "gatilhos"] as const;

export type Choice = Record<(typeof CHOICES)[number], string>;

/** What a choice means, or what is wrong with it. */
export interface ReadChoice {
  errors: Partial<Record<keyof Choice, string>>;
  source: RunningVersion | null;
  target: RunningVersion | null;
  filter: MoveFilter;
}

/** What was chosen, from the address or a sent form. */
export function choiceOf(values: Record<string, unknown>): Choice {
  const textOf = (name: string) => (typeof values[name] === "string" ? (values[name] as string).trim().slice(0, 200) : "");
  return Object.fromEntries(CHOICES.map((name) => [name, textOf(name)])) as Choice;
}

/** Finds the versions, the element and the company that were chosen. */
export async function readChoice(
  { store, models }: PortalContext,
  choice: Choice,
  versions: RunningVersion[],
): Promise<ReadChoice> {
  const texts = modelInstances.form.errors;
  const versionOf = (text: string) => versions.find(({ definition }) => String(definition.version) === text) ?? null;
  const [source, target] = [versionOf(choice.de), versionOf(choice.para)];
  const errors: ReadChoice["errors"] = {};
  if (source === null) errors.de = texts.source;
  if (target === null) errors.para = texts.target;
  else if (source === target) errors.para = texts.same;
  const filter: MoveFilter = {};
  if (choice.atividade !== "" && source !== null) {
    const model = await models.of(source.definition.id);
    if (model.find(choice.atividade) === null) errors.atividade = texts.element;
    else filter.element = choice.atividade;
  }
  if (choice.empresa !== "") {
    const company = await companyOf(store, choice.empresa);
    if (company === null) errors.empresa = texts.company;
    else filter.company = company;
  }
  return { errors, source, target, filter };
}

/** The company of a number as people write it; null: there is none. */
export async function companyOf(store: PortalContext["store"], text: string): Promise<Company | null> {
  const number = normaliseCompanyNumber(text);
  return number === null ? null : store.companies.findByCnpj(number);
}

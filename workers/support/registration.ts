import { z } from "zod";
import { normaliseCnpj } from "../../src/domain/identifiers.ts";
import type { ForeignRequest, Process, Store } from "../../src/store/types.ts";

const text = z.string().nullish();

/** What a company declares about itself in P061, as the variables of its model are called. */
export const registrationFields = {
  ...{ tradeName: text, address: text, city: text, postalCode: text },
  ...{ phone: text, companyEmail: text, activity: text },
};

/** Key of the model in which it does. */
export const REGISTRATION_KEY = "company-registration";

/**
 * What stands in that form to begin with: what the company has registered or, before that, what was typed on the pages for
 * foreign companies, by it or by who then took the national way for it.
 */
export async function registrationBefore(
  { companyRegistrations, foreignCompanies }: Pick<Store, "companyRegistrations" | "foreignCompanies">,
  { company, openedBy }: Process,
): Promise<Record<string, unknown>> {
  const registered = await companyRegistrations.of(company.id);
  if (registered !== null) return registered.content;
  const own = await foreignCompanies.ofCompany(company.id);
  if (own !== null) return typedIn(own);
  const taken = await foreignCompanies.takenAlong(openedBy.accountId);
  const same = taken.find(({ application: { brazilianCnpj } }) => {
    const cnpj = brazilianCnpj === undefined ? null : normaliseCnpj(brazilianCnpj);
    return cnpj === null || cnpj === company.cnpj;
  });
  return same === undefined ? {} : typedIn(same);
}

function typedIn({ application, email }: ForeignRequest): Record<string, unknown> {
  const { legalName, address, contactPhone, notes } = application;
  const typed = { tradeName: legalName, address, phone: contactPhone, companyEmail: email, activity: notes };
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value));
}

import type { Authority } from "../authority/authority.ts";
import type { SimulatorState } from "../state/state.ts";
import { SEEDS } from "./seeds.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Puts the test people into the state. What somebody changed since the first start (a consent, a link made or taken away)
 * is left as it is: links are stored only together with a new account.
 */
export async function seedPeople(state: SimulatorState, authority: Authority, now: Date): Promise<void> {
  for (const { account, companies } of SEEDS) {
    const isNew = state.accounts.add(account);
    if (!isNew) continue;
    for (const { company, role, linkDays, addedBy } of companies) {
      state.companies.register({ ...company, roles: role ? { [account.cpf]: role } : {} });
      if (linkDays === null) continue;
      state.companies.save({
        cnpj: company.cnpj,
        cpf: account.cpf,
        atuacao: addedBy ? null : (role ?? "NAO_ATUANTE"),
        addedBy: addedBy ?? null,
        createdAt: new Date(now.getTime() - 30 * DAY_MS).toISOString(),
        expiresAt: new Date(now.getTime() + linkDays * DAY_MS).toISOString(),
      });
    }
  }
  await authority.ensure(
    SEEDS.flatMap(({ account, companies }) =>
      companies.flatMap(({ company, certificates }) =>
        certificates.map((variant) => ({
          variant,
          holder: { cpf: account.cpf, name: account.name, cnpj: company.cnpj, companyName: company.legalName },
        })),
      ),
    ),
  );
}

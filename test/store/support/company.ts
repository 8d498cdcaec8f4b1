import { checkDigit } from "../../../src/domain/check-digits.ts";
import { catalogue } from "./services.ts";
import { identity, openStore, type TestStore } from "./store.ts";

/** A store with services, a company, its representatives and people who are registered. */
export interface CompanyStore {
  store: TestStore;
  companyId: string;
  cnpj: string;
  /** Represents the company. */
  ana: Person;
  /** Represents it, too. */
  bruno: Person;
  /** Registered members-to-be. */
  carla: Person;
  davi: Person;
  /** Registers and confirms one more person. */
  register(name: string, options?: { confirmed?: boolean }): Promise<Person>;
}

export interface Person {
  id: string;
  cpf: string;
  name: string;
  email: string;
}

/** Opens one; `store.finish()` it in afterAll. */
export async function openCompanyStore(): Promise<CompanyStore> {
  const store = await openStore();
  await store.services.publish(catalogue);
  let count = 0;
  const register = async (name: string, { confirmed = true } = {}): Promise<Person> => {
    const body = String(100_000_000 + ++count * 7919);
    const first = checkDigit(body, 11);
    const cpf = body + first + checkDigit(body + first, 11);
    const email = `${name.toLowerCase()}@example.com`;
    const { id } = await store.accounts.upsertFromGovbr(identity({ cpf, name, email }));
    if (confirmed) await store.accounts.confirm(id, { profile: "member" });
    return { id, cpf, name, email };
  };
  const [ana, bruno, carla, davi] = [
    await register("Ana"),
    await register("Bruno"),
    await register("Carla"),
    await register("Davi"),
  ];
  const cnpj = "12ABC34501DE35";
  const link = (person: Person) =>
    store.companies.link({
      ...{ accountId: person.id, cnpj, legalName: "ALFA LTDA", capacity: "SOCIO" },
      ...{ evidence: "govbr-companies", validUntil: null },
    });
  const { bond } = await link(ana);
  await link(bruno);
  return { store, companyId: bond.company.id, cnpj, ana, bruno, carla, davi, register };
}

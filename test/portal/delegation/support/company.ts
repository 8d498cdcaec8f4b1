import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkDigit } from "../../../../src/domain/check-digits.ts";
import { readCatalogue } from "../../../../src/store/catalogue.ts";
import { type Form, readPage } from "../../../support/html.ts";
import { HttpBrowser, type Page } from "../../support/browser.ts";
import { maria, type TestPortal, testPortal } from "../../support/portal.ts";
import { logIn } from "../../support/walk.ts";

const CATALOGUE = join(import.meta.dirname, "..", "..", "..", "..", "workflows", "services.json");

export interface Person {
  id: string;
  cpf: string;
  name: string;
  email: string;
}

/** A portal with the catalogue, two companies, and people who are registered. */
export interface DelegationSite {
  portal: TestPortal;
  /** Represented by Ana and Bruno. */
  alfa: string;
  /** Represented by Davi. */
  beta: string;
  ana: Person;
  bruno: Person;
  davi: Person;
  /** Registers somebody and confirms the registration, unless told otherwise. */
  register(name: string, options?: { confirmed?: boolean }): Promise<Person>;
  /** Makes a person a representative of a company. */
  represent(person: Person, cnpj: string, legalName: string): Promise<string>;
  /** A browser in which the person is signed in. */
  enter(person: Person): Promise<Visitor>;
  stop(): Promise<void>;
}

/** Numbers of people who never were: valid, and no two alike. */
let count = 0;
export function nextCpf(): string {
  const body = String(100_000_000 + ++count * 7919);
  const first = checkDigit(body, 11);
  return body + first + checkDigit(body + first, 11);
}

export async function openDelegationSite(): Promise<DelegationSite> {
  const portal = await testPortal({ limits: { session: 10_000, post: 10_000, login: 10_000 } });
  const { store } = portal;
  await store.services.publish(readCatalogue(JSON.parse(await readFile(CATALOGUE, "utf8"))));
  const identityOf = ({ cpf, name, email }: Omit<Person, "id">) => ({ ...maria, cpf, name, email });
  const register: DelegationSite["register"] = async (name, { confirmed = true } = {}) => {
    const person = { cpf: nextCpf(), name, email: `${name.split(" ")[0]!.toLowerCase()}@exemplo.com.br` };
    const { id } = await store.accounts.upsertFromGovbr(identityOf(person));
    if (confirmed) await store.accounts.confirm(id, { profile: "member" });
    return { ...person, id };
  };
  const represent: DelegationSite["represent"] = async (person, cnpj, legalName) => {
    const { bond } = await store.companies.link({
      ...{ accountId: person.id, cnpj, legalName, capacity: "SOCIO", evidence: "govbr-session", validUntil: null },
    });
    return bond.company.id;
  };
  const [ana, bruno, davi] = [await register("Ana Souza"), await register("Bruno Lima"), await register("Davi Reis")];
  const alfa = await represent(ana, "12ABC34501DE35", "ALFA LTDA");
  await represent(bruno, "12ABC34501DE35", "ALFA LTDA");
  const beta = await represent(davi, "33000167000101", "BETA SA");
  return {
    ...{ portal, alfa, beta, ana, bruno, davi, register, represent },
    async enter(person) {
      portal.govbr.identity = identityOf(person);
      const visitor = new Visitor(portal.url);
      await logIn(visitor);
      return visitor;
    },
    stop: () => portal.stop(),
  };
}

/** A browser without JavaScript that fills in the forms it is shown. */
export class Visitor extends HttpBrowser {
  /** Presses a button, with its form's fields as they stand and with `fields` in place of those of the same name. */
  press(label: string | RegExp, fields: Record<string, string | string[]> = {}): Promise<Page> {
    const { form, button } = this.find(label);
    const sent: Record<string, string[]> = {};
    for (const [name, value] of form.fields) sent[name] = [...(sent[name] ?? []), value];
    for (const [name, value] of Object.entries(fields)) sent[name] = [value].flat();
    if (button.name !== null) sent[button.name] = [button.value];
    return this.send(form.action, sent);
  }

  /** What is ticked on the page shown, by the name of the boxes. */
  ticked(name = "servico"): string[] {
    const { forms } = readPage(this.page.html);
    return forms.flatMap((form) => form.fields.filter(([field]) => field === name).map(([, value]) => value));
  }

  private find(label: string | RegExp): { form: Form; button: Form["buttons"][number] } {
    const { forms } = readPage(this.page.html);
    for (const form of forms) {
      const button = form.buttons.find((one) => (typeof label === "string" ? one.label === label : label.test(one.label)));
      if (button !== undefined) return { form, button };
    }
    throw new Error(`no button ${label} at ${this.page.url} (${this.page.status}): ${this.page.text.slice(0, 1_500)}`);
  }
}

import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkDigit } from "../../../../src/domain/check-digits.ts";
import { readCatalogue } from "../../../../src/store/catalogue.ts";
import type { Account, Store } from "../../../../src/store/types.ts";
import { HttpBrowser } from "../../support/browser.ts";
import { maria } from "../../support/portal.ts";
import { startWhole, type Whole } from "../../support/whole.ts";

const CATALOGUE = join(import.meta.dirname, "..", "..", "..", "..", "workflows", "services.json");

/** Everything real, with two companies: Ana represents both, Carla is registered and tied to none. */
export interface Office extends Whole {
  alfa: string;
  beta: string;
  ana: Account;
  carla: Account;
  /** A browser in which this person is signed in. */
  enter(account: Account): Promise<HttpBrowser>;
  register(name: string): Promise<Account>;
  /** Gives this person a service of the first company. */
  delegate(account: Account, ...serviceIds: string[]): Promise<void>;
}

export async function openOffice(): Promise<Office> {
  const whole = await startWhole();
  const { store } = whole;
  await store.services.publish(readCatalogue(JSON.parse(await readFile(CATALOGUE, "utf8"))));
  let count = 0;
  const register = async (name: string) => {
    const body = String(200_000_000 + ++count * 7919);
    const first = checkDigit(body, 11);
    const cpf = body + first + checkDigit(body + first, 11);
    const { id } = await store.accounts.upsertFromGovbr({ ...maria, cpf, name, email: `${name.toLowerCase()}@exemplo.com.br` });
    await store.accounts.confirm(id, { profile: "member" });
    return (await store.accounts.get(id))!;
  };
  const [ana, carla] = [await register("Ana"), await register("Carla")];
  const alfa = await tie(store, ana, "12ABC34501DE35", "ALFA LTDA");
  const beta = await tie(store, ana, "11222333000181", "BETA S.A.");
  return {
    ...whole,
    ...{ alfa, beta, ana, carla, register },
    async enter(account) {
      const csrfToken = randomBytes(24).toString("base64url");
      const session = await store.sessions.create({ journeyId: null, accountId: account.id, csrfToken });
      const browser = new HttpBrowser(whole.url);
      browser.cookies.set("sgci", session.id);
      return browser;
    },
    async delegate(account, ...serviceIds) {
      await store.members.link({ actorId: ana.id, companyId: alfa, cpf: account.cpf });
      const grants = serviceIds.map((serviceId) => ({ serviceId }));
      await store.delegations.update({ actorId: ana.id, companyId: alfa, cpf: account.cpf, grants });
    },
  };
}

/** Makes somebody represent a company; gives its id. */
async function tie(store: Store, { id }: Account, cnpj: string, legalName: string): Promise<string> {
  const { bond } = await store.companies.link({
    ...{ accountId: id, cnpj, legalName, capacity: "SOCIO", evidence: "certificate", validUntil: null },
  });
  return bond.company.id;
}

/** Values of the hidden fields of the form whose button is so named. */
export function formOf(html: string, label: string): { action: string; fields: Record<string, string> } {
  const form = [...html.matchAll(/<form[^>]*action="([^"]+)"[^>]*>(.*?)<\/form>/gs)].find(
    ([, , content]) => content!.includes(`aria-label="${label}"`) || content!.includes(`>${label}</button>`),
  );
  if (form === undefined) throw new Error(`no button "${label}" on this page`);
  const hidden = [...form[2]!.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return { action: form[1]!, fields: Object.fromEntries(hidden.map(([, name, value]) => [name!, value!])) };
}

/** Presses the button so named on the browser's page, with what was typed. */
export function press(browser: HttpBrowser, label: string, typed: Record<string, string> = {}) {
  const { action, fields } = formOf(browser.page.html, label);
  return browser.send(action, { ...fields, ...typed });
}

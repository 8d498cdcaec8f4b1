import { GovbrError } from "../../../src/govbr/index.ts";
import type { Account } from "../../../src/store/types.ts";
import { HttpBrowser } from "../support/browser.ts";
import { maria, type TestPortal, testPortal } from "../support/portal.ts";
import { journeyAt, logIn } from "../support/walk.ts";

const CNPJ = "12ABC34501DE35";
const LINK = { cnpj: CNPJ, legalName: "ALFA LTDA", atuacao: "SOCIO", registrar: true, linkedAt: null, expiresAt: null } as const;

let portal: TestPortal;
let account: Account;
beforeEach(async () => {
  portal = await testPortal();
  account = await portal.store.accounts.upsertFromGovbr(maria);
  await portal.store.accounts.confirm(account.id, { profile: "representative" });
  await portal.store.companies.link({
    ...{ accountId: account.id, cnpj: CNPJ, legalName: "ALFA LTDA", capacity: "SOCIO" },
    ...{ evidence: "govbr-companies", validUntil: null },
  });
});
afterEach(() => portal.stop());

/** A login that no process waits for, as of somebody who is registered. */
async function comeBack(): Promise<HttpBrowser> {
  const browser = new HttpBrowser(portal.url);
  await logIn(browser);
  return browser;
}
const companies = async () => (await portal.store.companies.bondsOf(account.id)).map(({ company }) => company.legalName);

test("a login keeps what Gov.br still confirms", async () => {
  portal.govbr.linked = [LINK];
  const browser = await comeBack();
  expect((await browser.open("/inicio")).text).toContain("Você age por ALFA LTDA");
  expect(await companies()).toEqual(["ALFA LTDA"]);
});

test.each([
  ["names the company no more", []],
  ["names another role", [{ ...LINK, atuacao: "CONTADOR" as const }]],
])("a login ends a tie when Gov.br %s, and the next page shows it", async (_how, linked) => {
  portal.govbr.linked = linked;
  const browser = await comeBack();
  expect((await browser.open("/inicio")).text).not.toContain("Você age por");
  expect(await companies()).toEqual([]);
  expect(await portal.store.notices.list({ accountId: account.id })).toMatchObject([{ kind: "representation-lost" }]);
});

test("the same holds for a login that the journey waits for, and for the staff door", async () => {
  portal.govbr.linked = [];
  const { browser, journeyId } = await journeyAt(portal);
  await portal.store.logins.prepare({ journeyId });
  portal.engine.moves.set("govbr-login-completed", { process: "onboarding", activity: "choose-stage" });
  await logIn(browser);
  expect(await companies()).toEqual([]);

  await portal.store.companies.link({
    ...{ accountId: account.id, cnpj: CNPJ, legalName: "ALFA LTDA", capacity: "SOCIO" },
    ...{ evidence: "govbr-companies", validUntil: null },
  });
  const staff = new HttpBrowser(portal.url);
  const door = await staff.request("GET", "/equipe/entrar");
  await staff.open(`/govbr/retorno?code=code&state=${new URL(door.location!).searchParams.get("state")}`);
  expect(await companies()).toEqual([]);
});

test("while Gov.br's companies API is down people come in, with what its last answer left, and the audit says so", async () => {
  portal.govbr.companies = async () => {
    throw new GovbrError("unavailable", "scripted");
  };
  const actions: string[] = [];
  const append = portal.store.audit.append;
  portal.store.audit.append = async (entry) => {
    actions.push(entry.action);
    return append(entry);
  };
  const browser = await comeBack();
  expect((await browser.open("/inicio")).text).toContain("Você age por ALFA LTDA");
  expect(actions).toEqual(expect.arrayContaining(["signed-in", "rights-not-reread"]));
});

test("who has no tie is not asked for", async () => {
  let asked = 0;
  portal.govbr.companies = async () => {
    asked++;
    return [];
  };
  portal.govbr.identity = { ...maria, cpf: "52998224725", name: "João Souza" };
  await comeBack();
  expect(asked).toBe(0);
});

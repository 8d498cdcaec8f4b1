import { enterThroughDoor } from "../operator/support/operated.ts";
import { HttpBrowser } from "../support/browser.ts";
import { joao, maria, type TestPortal, testPortal } from "../support/portal.ts";
import { journeyAt, logIn } from "../support/walk.ts";

let portal: TestPortal;
beforeEach(async () => {
  portal = await testPortal();
});
afterEach(() => portal.stop());

const by = { reason: "test", actor: "system:test", capacity: "system" };
const giveRole = () => portal.store.staff.grant({ cpf: maria.cpf, role: "operator", ...by });
const enter = (browser: HttpBrowser, page = "/equipe", identity = maria) =>
  enterThroughDoor(browser, portal.govbr, identity, page);

test("the door leads straight to Gov.br and from there into the staff area; no process is started", async () => {
  await giveRole();
  const browser = new HttpBrowser(portal.url);
  const page = await enter(browser);
  expect(page).toMatchObject({ status: 200, url: "/equipe" });
  expect(page.text).toContain("Operador do motor de processos");
  expect(portal.engine.started).toEqual([]);
  expect(portal.engine.messages).toEqual([]);
});

test("a page that was asked for follows the login; an address outside of the staff area does not", async () => {
  await giveRole();
  expect((await enter(new HttpBrowser(portal.url), "/equipe/motor/nada?x=1")).url).toBe("/equipe/motor/nada?x=1");
  for (const destino of ["https://evil.example", "//evil.example", "/equipe/../inicio#", "/equipe/entrar"]) {
    const page = await enter(new HttpBrowser(portal.url), `/equipe/entrar?${new URLSearchParams({ destino })}`);
    expect(page.url).toBe("/equipe");
  }
});

test("the session gets a new token at the login", async () => {
  await giveRole();
  const browser = new HttpBrowser(portal.url);
  await browser.open("/");
  const before = browser.cookies.get("sgci");
  await enter(browser);
  expect(browser.cookies.get("sgci")).not.toBe(before);
  const old = new HttpBrowser(portal.url);
  old.cookies.set("sgci", before!);
  expect((await old.request("GET", "/equipe")).location).toBe("/equipe/entrar");
});

test("the return is bound to the browser that left, and counts once", async () => {
  await giveRole();
  const browser = new HttpBrowser(portal.url);
  const { location } = await browser.request("GET", "/equipe/entrar");
  const state = new URL(location!).searchParams.get("state")!;
  const back = `/govbr/retorno?${new URLSearchParams({ code: "code", state })}`;
  const thief = new HttpBrowser(portal.url);
  await thief.request("GET", "/equipe/entrar");
  expect((await thief.open(back)).status).toBe(403);
  expect((await thief.request("GET", "/equipe")).location).toBe("/equipe/entrar");
  expect((await browser.open(back)).status).toBe(200);
  const replay = new HttpBrowser(portal.url);
  replay.cookies.set("sgci", browser.cookies.get("sgci")!);
  expect((await replay.open(back)).status).toBe(403);
});

test("an onboarding under way in the same browser stays where it is, and its own login still works", async () => {
  await giveRole();
  const { browser, journeyId } = await journeyAt(portal);
  await portal.store.logins.prepare({ journeyId });
  await enter(browser);
  expect(portal.engine.messages).toEqual([]);
  await logIn(browser);
  expect(portal.engine.messages).toMatchObject([{ messageName: "govbr-login-completed", businessKey: journeyId }]);
});

test("somebody else's onboarding is left behind", async () => {
  await giveRole();
  const { browser, journeyId } = await journeyAt(portal);
  await portal.store.logins.prepare({ journeyId });
  portal.govbr.identity = joao;
  await logIn(browser);
  await enter(browser, "/equipe/entrar");
  const session = await portal.store.sessions.get(browser.cookies.get("sgci")!);
  expect(session?.data.journeyId).toBeNull();
  expect((await portal.store.journeys.get(journeyId))?.accountId).not.toBe(session?.data.accountId);
});

test("a person without a role sees the same page wherever they knock, and learns nothing", async () => {
  const browser = new HttpBrowser(portal.url);
  await enter(browser);
  const addresses = ["/equipe", "/equipe/motor", "/equipe/papeis", "/equipe/motor/instancias/x", "/equipe/does-not-exist"];
  const bodies = new Set<string>();
  for (const address of addresses) {
    const page = await browser.open(address);
    expect(page.status).toBe(403);
    expect(page.text).toContain("Página reservada à equipe");
    bodies.add(page.text.replaceAll(address, ""));
  }
  expect(bodies.size).toBe(1);
  await giveRole();
  expect((await browser.open("/equipe")).status).toBe(200);
  expect((await browser.open("/equipe/papeis")).status).toBe(403);
});

test("a role that is taken ends with the next request", async () => {
  await giveRole();
  const browser = new HttpBrowser(portal.url);
  await enter(browser);
  expect((await browser.open("/equipe")).status).toBe(200);
  await portal.store.staff.revoke({ cpf: maria.cpf, role: "operator", ...by });
  expect((await browser.open("/equipe")).status).toBe(403);
});

test("whoever is already signed in as a visitor needs no second login", async () => {
  await giveRole();
  const { browser, journeyId } = await journeyAt(portal);
  await portal.store.logins.prepare({ journeyId });
  await logIn(browser);
  expect((await browser.open("/equipe")).text).toContain("Operador do motor de processos");
});

test.each(["bronze", null] as const)("an account of level %s is refused at the door, and that is audited", async (level) => {
  await giveRole();
  const browser = new HttpBrowser(portal.url);
  const page = await enter(browser, "/equipe", { ...maria, level });
  expect(page).toMatchObject({ status: 403, url: "/recusa" });
  expect(page.text).toMatch(/exige conta gov.br prata ou ouro.*é bronze.*Aumente o nível/);
  expect(page.html).toMatch(/br-sign-in[^>]*href="\/equipe\/entrar"/);
  expect(page.html).not.toContain("/equipe/motor");
  expect((await browser.request("GET", "/equipe")).location).toBe("/equipe/entrar");
  const account = (await portal.store.accounts.findByCpf(maria.cpf))!;
  const reference = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page.text)![0];
  expect(await portal.store.audit.findByReference(reference)).toMatchObject({
    ...{ action: "refused", details: { code: "staff-level-too-low", accountId: account.id, level } },
  });
});

test.each(["silver", "gold"] as const)("an account of level %s enters", async (level) => {
  await giveRole();
  const page = await enter(new HttpBrowser(portal.url), "/equipe", { ...maria, level });
  expect(page).toMatchObject({ status: 200, url: "/equipe" });
});

test("a visitor signed in with a bronze account does not get past the door either, until the level is raised", async () => {
  await giveRole();
  const { browser, journeyId } = await journeyAt(portal);
  await portal.store.logins.prepare({ journeyId });
  portal.govbr.identity = { ...maria, level: "bronze" };
  await logIn(browser);
  const refused = await browser.open("/equipe/motor");
  expect(refused).toMatchObject({ status: 403, url: "/recusa" });
  expect(refused.text).toContain("prata ou ouro");
  expect(await enter(browser, "/equipe/entrar", { ...maria, level: "silver" })).toMatchObject({ status: 200, url: "/equipe" });
});

test("Gov.br out of order, or a denied consent, ends in the page about it", async () => {
  const browser = new HttpBrowser(portal.url);
  portal.govbr.failure = "unavailable";
  expect((await browser.open("/equipe")).status).toBe(503);
  portal.govbr.failure = null;
  const { location } = await browser.request("GET", "/equipe/entrar");
  const state = new URL(location!).searchParams.get("state")!;
  const denied = await browser.open(`/govbr/retorno?${new URLSearchParams({ error: "access_denied", state })}`);
  expect(denied.status).toBe(403);
  expect(denied.html).toMatch(/br-sign-in[^>]*href="\/equipe\/entrar"/);
});

test("logins at the door are limited like all logins", async () => {
  await portal.stop();
  portal = await testPortal({ limits: { login: 2 } });
  const browser = new HttpBrowser(portal.url);
  await browser.request("GET", "/equipe/entrar");
  await browser.request("GET", "/equipe/entrar");
  expect((await browser.request("GET", "/equipe/entrar")).status).toBe(429);
});

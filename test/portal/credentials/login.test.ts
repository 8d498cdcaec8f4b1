import { StoreError } from "../../../src/store/errors.ts";
import { Visitor } from "../delegation/support/company.ts";
import { HttpBrowser } from "../support/browser.ts";
import { type TestPortal, testPortal } from "../support/portal.ts";
import { codeAt, enter, type Foreigner, otherPassword, password, settle } from "./support/person.ts";

let portal: TestPortal;
let greta: Foreigner;
beforeAll(async () => {
  portal = await testPortal({ limits: { login: 10_000, session: 10_000, post: 10_000 } });
  greta = await settle(portal, "greta");
});
afterAll(() => portal.stop());

test("address, password and code lead to the home; the header and the settings say what kind of login it is", async () => {
  const visitor = await enter(portal, greta);
  expect(visitor.page.url).toBe("/inicio");
  expect(visitor.page.text).toContain("Greta Lindqvist SGCI number E ****.***.");
  const settings = await visitor.open("/configuracoes");
  expect(settings.text).toContain("Credencial própria");
  expect(settings.text).not.toContain("CPF");
  expect((await visitor.open("/acesso")).text).toContain("10 recovery codes are left");
});

test("a wrong password, an unknown address and a waiting account get the same page", async () => {
  const locked = await settle(portal, "waiting");
  for (let times = 0; times < 5; times++) {
    await portal.store.credentials.checkPassword({ email: locked.email, password: otherPassword });
  }
  const pages = [];
  for (const [email, senha] of [
    [greta.email, otherPassword],
    ["nobody@example.org", password],
    [locked.email, password],
    ["not an address", ""],
  ] as const) {
    const visitor = new Visitor(portal.url);
    await visitor.open("/entrar?idioma=en");
    const page = await visitor.press("Continue", { email, senha });
    expect(page.status).toBe(422);
    pages.push(page.html.replaceAll(email, "").replace(/value="[^"]*"/g, ""));
  }
  expect(new Set(pages).size).toBe(1);
});

test("every step has a token of its own: what was planted before is worthless after", async () => {
  const visitor = new Visitor(portal.url);
  await visitor.open("/entrar?idioma=en");
  const planted = visitor.cookies.get("sgci")!;
  await visitor.press("Continue", { email: greta.email, senha: password });
  const halfway = visitor.cookies.get("sgci")!;
  await visitor.press("Sign in", { codigo: codeAt(greta.secret, portal.now()) });
  portal.advance(31_000);
  const signedIn = visitor.cookies.get("sgci")!;
  expect(new Set([planted, halfway, signedIn]).size).toBe(3);
  for (const old of [planted, halfway]) {
    const other = new HttpBrowser(portal.url);
    other.cookies.set("sgci", old);
    expect((await other.open("/inicio")).status).toBe(403);
    expect((await other.request("GET", "/entrar/codigo")).location).toBe("/entrar");
  }
  expect((await visitor.open("/inicio")).status).toBe(200);
});

test("halfway in is not in, and the second step ends after ten minutes", async () => {
  const visitor = new Visitor(portal.url);
  await visitor.open("/entrar?idioma=en");
  await visitor.press("Continue", { email: greta.email, senha: password });
  for (const path of ["/inicio", "/configuracoes", "/acesso", "/membros"]) {
    expect([path, (await visitor.open(path)).status]).toEqual([path, 403]);
  }
  await visitor.open("/entrar/codigo");
  portal.advance(10 * 60_000);
  const page = await visitor.press("Sign in", { codigo: codeAt(greta.secret, portal.now()) });
  expect(page.text).toContain("The time to finish signing in is over");
  expect((await visitor.open("/inicio")).status).toBe(403);
});

test("a code that was read along is refused; a recovery code opens once", async () => {
  const code = codeAt(greta.secret, portal.now());
  const enterWith = async (codigo: string) => {
    const visitor = new Visitor(portal.url);
    await visitor.open("/entrar?idioma=en");
    await visitor.press("Continue", { email: greta.email, senha: password });
    return visitor.press("Sign in", { codigo });
  };
  expect((await enterWith(code)).url).toBe("/inicio");
  expect((await enterWith(code)).text).toContain("was used before");
  expect((await enterWith(greta.recoveryCodes[0]!)).url).toBe("/inicio");
  expect((await enterWith(greta.recoveryCodes[0]!)).status).toBe(422);
  portal.advance(31_000);
});

test("a form that is not from a page of this session is refused", async () => {
  const visitor = new Visitor(portal.url);
  await visitor.open("/entrar");
  const fields = { email: greta.email, senha: password };
  expect((await visitor.post("/entrar", fields)).status).toBe(403);
  expect(
    (await visitor.post("/entrar", { ...fields, _csrf: visitor.page.csrf }, { origin: "https://evil.example" })).status,
  ).toBe(403);
  await visitor.open("/entrar?idioma=en");
  expect((await visitor.press("Continue", fields)).url).toBe("/entrar/codigo");
  for (const path of ["/recuperar", "/acesso/senha", "/segundo-fator", "/entrar/codigo"]) {
    expect([path, (await new HttpBrowser(portal.url).post(path, { email: greta.email })).status]).toEqual([path, 403]);
  }
});

test("while the database is away, neither the password nor a link's code is written anywhere", async () => {
  const visitor = new Visitor(portal.url);
  await visitor.open("/entrar?idioma=en");
  const { checkPassword, readLink } = portal.store.credentials;
  const away = () => Promise.reject(new StoreError("database-unavailable", "away"));
  Object.assign(portal.store.credentials, { checkPassword: away, readLink: away });
  try {
    const page = await visitor.press("Continue", { email: greta.email, senha: password });
    expect([page.status, page.html.includes(greta.email), page.html.includes(password)]).toEqual([503, true, false]);
    const reference = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await visitor.open("/ativar/abcdefghijklmnopqrstuvwxyz")).text)![0];
    expect((await portal.store.audit.findByReference(reference))?.details).toEqual({ path: "/ativar/***" });
  } finally {
    Object.assign(portal.store.credentials, { checkPassword, readLink });
  }
});

test("a session lives 30 minutes idle and 12 hours in all, like every other", async () => {
  const visitor = await enter(portal, greta);
  portal.advance(29 * 60_000);
  expect((await visitor.open("/inicio")).status).toBe(200);
  portal.advance(30 * 60_000);
  expect((await visitor.open("/inicio")).status).toBe(403);
  const steady = await enter(portal, greta);
  for (let times = 0; times < 35; times++) {
    portal.advance(20 * 60_000);
    expect((await steady.open("/inicio")).status).toBe(200);
  }
  portal.advance(20 * 60_000);
  expect((await steady.open("/inicio")).status).toBe(403);
});

test("blocked by staff, the open session ends with the next request", async () => {
  const person = await settle(portal, "blocked");
  const visitor = await enter(portal, person);
  expect(visitor.page.status).toBe(200);
  const act = { accountId: person.account.id, actor: greta.account.id, capacity: "staff:support", reason: "x" };
  await portal.store.credentials.block(act);
  expect((await visitor.open("/inicio")).status).toBe(403);
});

test("leaving ends the session here, without Gov.br", async () => {
  const visitor = await enter(portal, greta);
  expect((await visitor.open("/sair")).url).toBe("/sessao-encerrada");
  expect((await visitor.open("/inicio")).status).toBe(403);
});

test("an address that tries too often has to wait, whichever accounts it tries", async () => {
  const strict = await testPortal({ limits: { login: 3 } });
  try {
    const visitor = new Visitor(strict.url);
    const statuses: number[] = [];
    for (let times = 0; times < 5; times++) {
      await visitor.open("/entrar?idioma=en");
      statuses.push((await visitor.press("Continue", { email: `p${times}@example.org`, senha: "x" })).status);
    }
    expect(statuses).toEqual([422, 422, 422, 429, 429]);
  } finally {
    await strict.stop();
  }
});

import { importLegacy, legacyAccount, legacyProcess, migrate, password, person } from "../../store/support/legacy.ts";
import { enter, settle } from "../credentials/support/person.ts";
import { HttpBrowser } from "../support/browser.ts";
import { type TestPortal, testPortal } from "../support/portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal({ limits: { login: 10_000, post: 10_000 } });
});
afterAll(() => portal?.stop());

const newcomer = () => new HttpBrowser(portal.url);

/** Goes through both steps of the old door. */
async function knock(browser: HttpBrowser, login: string, word: string) {
  await browser.open("/acesso-antigo");
  await browser.send("/acesso-antigo", { login });
  return browser.send("/acesso-antigo/senha", { senha: word });
}

test("without any imported login the box leads to the old system; with one it asks for the login, at the left", async () => {
  const browser = newcomer();
  const before = await browser.open("/");
  expect(before.html).toContain('href="https://orquestra.example/"');
  expect(before.html).not.toContain('action="/acesso-antigo"');

  await importLegacy(portal.store, [legacyAccount("maria.antiga")]);
  const after = await browser.open("/");
  expect(after.html).toContain('action="/acesso-antigo"');
  expect(after.html.indexOf("porta-antiga")).toBeLessThan(after.html.indexOf("porta-govbr"));
});

test("the login is asked first, then its password, which leads to the normalisation", async () => {
  const browser = newcomer();
  await browser.open("/");
  const asked = await browser.send("/acesso-antigo", { login: " MARIA.antiga " });
  expect(asked.url).toBe("/acesso-antigo/senha");
  expect(asked.html).toContain('type="password"');
  const page = await browser.send("/acesso-antigo/senha", { senha: password });
  expect(page.url).toBe("/normalizacao");
  expect(page.text).toContain("O login antigo “maria.antiga” foi confirmado.");
  expect(page.html).toContain('href="/govbr/entrar?migracao=1"');
});

test("proving a login gives the browser another token", async () => {
  const browser = newcomer();
  await browser.open("/acesso-antigo");
  await browser.send("/acesso-antigo", { login: "maria.antiga" });
  const before = browser.cookies.get("sgci");
  await browser.send("/acesso-antigo/senha", { senha: password });
  expect(browser.cookies.get("sgci")).not.toBe(before);
});

test("an unknown login, a wrong password, an empty one and an endless one read the same", async () => {
  const [unknown, wrong, empty, endless] = [
    await knock(newcomer(), "ninguem", password),
    await knock(newcomer(), "maria.antiga", "errada"),
    await knock(newcomer(), "maria.antiga", ""),
    await knock(newcomer(), "maria.antiga", "x".repeat(10_000)),
  ];
  const shown = (text: string) => text.replaceAll("ninguem", "maria.antiga");
  for (const page of [unknown, wrong, empty, endless]) {
    expect(page.status).toBe(422);
    expect(shown(page.text)).toBe(wrong.text);
  }
  expect(wrong.text).toContain("O login ou a senha não confere");
});

test("after repeated failures the right password reads like a wrong one, until the time is over", async () => {
  await importLegacy(portal.store, [legacyAccount("trancado")]);
  let refused = await knock(newcomer(), "trancado", "errada");
  for (let count = 0; count < 9; count++) refused = await knock(newcomer(), "trancado", "errada");
  const locked = await knock(newcomer(), "trancado", password);
  expect(locked.status).toBe(422);
  expect(locked.text).toBe(refused.text);
  portal.advance(24 * 3_600_000);
  expect((await knock(newcomer(), "trancado", password)).url).toBe("/normalizacao");
});

test("an empty login is asked for again", async () => {
  const browser = newcomer();
  await browser.open("/");
  const page = await browser.send("/acesso-antigo", { login: "  " });
  expect(page.status).toBe(422);
  expect(page.text).toContain("Informe o seu login antigo.");
});

test("a dead login is explained, and asked for no password", async () => {
  const { store } = portal;
  await importLegacy(store, [legacyAccount("morto")], [legacyProcess("P-1", "morto")]);
  await migrate(store, await person(store, 1), "morto");
  const browser = newcomer();
  await browser.open("/");
  const page = await browser.send("/acesso-antigo", { login: "morto" });
  expect(page.status).toBe(200);
  expect(page.text).toContain("Este login já foi migrado");
  expect(page.html).not.toContain('type="password"');
  expect(page.html).toContain('href="/govbr/entrar"');
  // Whoever sends one all the same proves nothing.
  expect((await browser.send("/acesso-antigo/senha", { senha: password })).url).not.toBe("/normalizacao");
});

test("one address gets so many failures, over all logins; successes do not count", async () => {
  const other = await testPortal({ limits: { login: 10_000, post: 10_000 } });
  try {
    await importLegacy(other.store, [legacyAccount("maria.antiga")]);
    const browser = new HttpBrowser(other.url);
    for (let count = 0; count < 2; count++) expect((await knock(browser, "maria.antiga", password)).status).toBe(200);
    for (let count = 0; count < 30; count++) expect((await knock(browser, `login.${count}`, "")).status).toBe(422);
    const page = await knock(browser, "maria.antiga", password);
    expect(page.status).toBe(429);
    expect(page.text).toContain("Muitas tentativas");
  } finally {
    await other.stop();
  }
});

test("the second step without the first goes back to it; without a proof the normalisation says what to do", async () => {
  expect((await newcomer().open("/acesso-antigo/senha")).url).toBe("/acesso-antigo");
  const page = await newcomer().open("/normalizacao");
  expect(page.text).toContain("Nenhum login antigo está confirmado neste navegador.");
  expect(page.html).toContain('href="/acesso-antigo"');
});

test("a proof that is half an hour old is worth nothing", async () => {
  const browser = newcomer();
  await knock(browser, "maria.antiga", password);
  portal.advance(31 * 60_000);
  expect((await browser.open("/normalizacao")).text).toContain("Nenhum login antigo está confirmado");
});

test("an account without Gov.br cannot take an old login, and is told why", async () => {
  await importLegacy(portal.store, [legacyAccount("de.alguem")]);
  const greta = await enter(portal, await settle(portal, "zeta"));
  await knock(greta, "de.alguem", password);
  expect(greta.page.url).toBe("/normalizacao");
  expect(greta.page.text).toContain("Essa conta não é do gov.br");
  expect(greta.page.text).toContain("ao sair esta confirmação se perde");
  expect(greta.page.html).not.toContain("/normalizacao/continuar");
  await greta.open("/acesso-antigo");
  const after = await greta.send("/normalizacao/continuar");
  expect(after.url).toBe("/normalizacao");
  expect((await portal.store.legacy.findByLogin("de.alguem"))!.state).toBe("ready");
  expect(await portal.store.legacy.search({ state: "migrating" })).toEqual([]);
});

import type { Browser } from "playwright-core";
import { launchBrowser } from "../../support/browser.ts";
import { complaintsOf, faultsOf, openWindow, picture, SIZES } from "../support/looks.ts";
import { maria, type TestPortal, testPortal } from "../support/portal.ts";
import { type Foreigner, invite, linkTo, settle } from "./support/person.ts";

let portal: TestPortal;
let browser: Browser;
let greta: Foreigner;
/** Tokens of browsers in which somebody is signed in. */
let sessions: { person: string; withdrawn: string; support: string };
let pages: { name: string; path: string; session: keyof typeof sessions | null }[];

beforeAll(async () => {
  [portal, browser] = await Promise.all([testPortal(), launchBrowser()]);
  const { store } = portal;
  greta = await settle(portal, "greta", "es");
  const withdrawn = await settle(portal, "withdrawn", "pt");
  await store.consents.record({
    ...{ accountId: withdrawn.account.id, journeyId: (await store.journeys.create()).id, purpose: "credential", items: [] },
    ...{ action: "granted", textVersion: "1-pt", textHash: "x", channel: "portal", occasion: "x" },
  });
  await store.consents.withdraw({ accountId: withdrawn.account.id, purpose: "credential", ip: null, userAgent: null });
  await invite(portal, "invited", "es");
  const { id, cpf } = await store.accounts.upsertFromGovbr(maria);
  await store.staff.grant({ cpf, role: "support", reason: "teste", actor: "system:test", capacity: "system" });
  const signIn = async (accountId: string) =>
    (await store.sessions.create({ journeyId: null, accountId, csrfToken: "x".repeat(32) })).id;
  sessions = {
    person: await signIn(greta.account.id),
    withdrawn: await signIn(withdrawn.account.id),
    support: await signIn(id),
  };
  await store.credentials.requestRecovery({ email: greta.email });
  const recovery = await linkTo(store, greta.email);
  portal.advance(1_000);
  await store.credentials.requestEmailChange({
    ...{ accountId: greta.account.id, password: "ponte verde onze sapatos", email: "nueva@example.org" },
  });
  const email = await linkTo(store, "nueva@example.org");
  const act = { actor: id, capacity: "staff:support", reason: "teste" };
  const lost = await settle(portal, "lost", "pt");
  await store.credentials.resetSecondFactor({ ...act, accountId: lost.account.id });
  const secondFactor = await linkTo(store, lost.email);
  pages = [
    { name: "activation-es", path: `/ativar/${await linkTo(store, "invited@example.org")}?idioma=es`, session: null },
    { name: "login-es", path: "/entrar?idioma=es", session: null },
    { name: "login-pt", path: "/entrar?idioma=pt", session: null },
    { name: "new-password", path: `/recuperar/${recovery}?idioma=es`, session: null },
    { name: "second-factor-password", path: `/segundo-fator/${secondFactor}?idioma=pt`, session: null },
    { name: "link-spent", path: "/ativar/abcdefghijklmnopqrstuvwx?idioma=pt", session: null },
    { name: "confirm-email", path: `/acesso/email/${email}?idioma=es`, session: null },
    { name: "own-es", path: "/acesso?idioma=es", session: "person" },
    { name: "agreement", path: "/acesso/autorizacao?idioma=pt", session: "withdrawn" },
    { name: "staff-list", path: "/equipe/acessos", session: "support" },
    { name: "staff-person", path: `/equipe/acessos/${greta.account.id}`, session: "support" },
    { name: "staff-unprotected", path: `/equipe/acessos/${lost.account.id}`, session: "support" },
  ];
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

test.each(["desktop", "phone"] as const)(
  "every page is accessible and fits, on the %s",
  async (size) => {
    const faults: string[] = [];
    const complaints: string[] = [];
    for (const { name, path, session } of pages) {
      const context = await openWindow(browser, { viewport: SIZES[size] });
      context.setDefaultTimeout(30_000);
      if (session !== null) await context.addCookies([{ name: "sgci", value: sessions[session], url: portal.url }]);
      const page = await context.newPage();
      complaints.push(...complaintsOf(page));
      await page.goto(`${portal.url}${path}`);
      const lang = await page.locator("html").getAttribute("lang");
      if (path.includes("idioma=es") && lang !== "es") faults.push(`${name}: speaks ${lang}`);
      faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
      await picture(page, `credential-page-${name}-${size}`);
      await context.close();
    }
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
  },
  240_000,
);

test("the end of the session is told in the page's language, and leads back to the login without CPF", async () => {
  const context = await openWindow(browser);
  context.setDefaultTimeout(30_000);
  await context.addCookies([{ name: "sgci", value: sessions.person, url: portal.url }]);
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${portal.url}/acesso?idioma=en`);
  const warning = page.getByRole("region", { name: "Your session" });
  await page.clock.fastForward("26:00");
  await warning.getByText("Your session ends in 4 minutes").waitFor();
  await page.clock.fastForward("05:00");
  expect(await warning.getByRole("link", { name: "Sign in without a CPF" }).getAttribute("href")).toBe("/entrar");
  await context.close();
});

import { type DelegationSite, openDelegationSite, type Visitor } from "../delegation/support/company.ts";
import { enter, type Foreigner, settle, siteOf } from "./support/person.ts";

let site: DelegationSite;
let greta: Foreigner;
let visitor: Visitor;
beforeAll(async () => {
  site = await openDelegationSite();
  greta = await settle(siteOf(site), "kessel");
  visitor = await enter(siteOf(site), greta);
}, 60_000);
afterAll(() => site.stop());

const languageOf = (html: string) => /<html lang="([\w-]+)"/.exec(html)![1];

test("who logged in in English reads the home in English, in Spanish when that is chosen, and in Portuguese", async () => {
  const english = await visitor.open("/inicio");
  expect(languageOf(english.html)).toBe("en");
  expect(english.text).toContain("Welcome, Greta Lindqvist!");
  expect(english.text).toContain("You act for KESSEL MESSTECHNIK GMBH (SGCI number EX-DE-");
  expect(english.text).toContain("as Legal representative");
  expect(english.text).toContain("Delegate to members (in Portuguese)");
  const said = english.text.replaceAll(/“Processos que posso Iniciar”|“Delegar processos a membros de empresa”/g, "");
  expect(said).not.toMatch(/Você|empresa|clique|Início/);

  const spanish = await visitor.open("/inicio?idioma=es");
  expect(languageOf(spanish.html)).toBe("es");
  expect(spanish.text).toContain("Usted actúa por KESSEL MESSTECHNIK GMBH");
  expect((await visitor.open("/avisos")).text).toContain("Usted todavía no ha recibido avisos");
  const portuguese = await visitor.open("/inicio?idioma=pt");
  expect(languageOf(portuguese.html)).toBe("pt-BR");
  expect(portuguese.text).toContain("Você age por KESSEL MESSTECHNIK GMBH");
  await visitor.open("/inicio?idioma=en");
});

test("notices, and the choice which of them come by mail, in the same language", async () => {
  const { store } = site.portal;
  const company = { companyId: greta.company.id, companyName: "KESSEL" };
  const data = { ...company, process: "P001-2026-000007", until: "2026-12-11T03:00:00.000Z", reason: "Falta a página 2" };
  await store.notices.tell({ accountId: greta.account.id, eventKey: "one", kind: "correction-asked", data });
  const page = await visitor.open("/avisos");
  expect(page.text).toContain("Corrections asked for in process P001-2026-000007 Unread");
  expect(page.text).toContain("Answer until December 10, 2026. Reason: Falta a página 2");
  expect(page.html).toContain('aria-label="1 unread notice"');
  expect((await visitor.press("Mark all as read")).text).toContain("All notices are marked as read.");

  const choice = await visitor.open("/avisos/preferencias");
  expect(choice.text).toContain("A process was started by a delegation of mine");
  expect((await visitor.press("Save", { "por-email": ["delegation-used"] })).text).toContain("Your choice is saved.");
  expect(await store.notices.preferences(greta.account.id)).toMatchObject({ "delegation-used": true, "correction-asked": false });
});

test("who came through Gov.br reads Portuguese, whatever the browser was asked for before", async () => {
  const carla = await site.register("Carla Dias");
  const browser = await site.enter(carla);
  for (const path of ["/inicio?idioma=en", "/avisos?idioma=es", "/inicio"]) {
    const { html } = await browser.open(path);
    expect(languageOf(html)).toBe("pt-BR");
    expect(html).not.toContain("language-choice");
  }
});

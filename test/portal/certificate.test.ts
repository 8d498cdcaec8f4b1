import { presentCertificate } from "../../src/portal/index.ts";
import { refusals } from "../../src/texts/refusals.ts";
import { HttpBrowser } from "./support/browser.ts";
import type { Place } from "./support/engine.ts";
import { createLogger } from "./support/log.ts";
import { joao, maria, type TestPortal, testPortal } from "./support/portal.ts";
import { journeyAt, logIn } from "./support/walk.ts";

const AT_ECNPJ: Place = { process: "company-link", activity: "await-ecnpj", variables: { refusalCode: "ecnpj-no-company" } };
const UNTRUSTED = { authorized: false, error: "DEPTH_ZERO_SELF_SIGNED_CERT" };

describe("presenting an e-CNPJ", () => {
  let portal: TestPortal;
  let browser: HttpBrowser;
  let journeyId: string;
  beforeAll(async () => {
    portal = await testPortal();
    portal.engine.moves.set("govbr-login-completed authorized", AT_ECNPJ);
  });
  afterAll(() => portal.stop());
  beforeEach(async () => {
    portal.govbr.identity = maria;
    ({ browser, journeyId } = await journeyAt(portal));
    await portal.store.logins.prepare({ journeyId });
    await logIn(browser);
    portal.engine.messages.length = 0;
  });

  const present = (ticket: string, der: Buffer | null = null) =>
    presentCertificate({ ...portal, publicUrl: portal.url, clock: () => new Date(), log: createLogger() })({
      ticket,
      der,
      trust: UNTRUSTED,
      ip: "127.0.0.1",
    });
  const ticketOf = (html: string) => /https:\/\/certificado\.example\/apresentar\?ticket=([^"&]+)/.exec(html)![1]!;

  test("the page says why there is no company, and shows three ways on", async () => {
    const { text } = browser.page;
    expect(text).toContain(refusals["ecnpj-no-company"].title);
    expect(text).toContain(refusals["ecnpj-no-company"].nextStep);
    for (const way of ["Apresentar o certificado", "Entrar de novo com gov.br", "Continuar sem empresa"])
      expect(text).toContain(way);
  });

  test("going on without a company tells the process", async () => {
    await browser.send("/jornada/sem-empresa");
    expect(portal.engine.messages).toMatchObject([{ messageName: "company-link-abandoned", businessKey: journeyId }]);
  });

  test("logging in again tells the process, although an attempt is still unused", async () => {
    await portal.store.logins.prepare({ journeyId });
    await browser.request("GET", "/govbr/entrar");
    expect(portal.engine.messages).toMatchObject([{ messageName: "govbr-login-restarted", businessKey: journeyId }]);
  });

  test("no certificate: back with the reason and a number that the audit knows", async () => {
    const ticket = ticketOf((await browser.open("/certificado")).html);
    const url = new URL(await present(ticket));
    const page = await browser.open(url.pathname + url.search);
    expect(page.text).toContain(refusals["ecnpj-missing"].title);
    const reference = /atendimento: ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(page.text)![1]!;
    expect(await portal.store.audit.findByReference(reference)).toMatchObject({
      subject: journeyId,
      details: { code: "ecnpj-missing" },
    });
    expect(portal.engine.messages).toEqual([]);
  });

  test("a ticket is good once", async () => {
    const ticket = ticketOf((await browser.open("/certificado")).html);
    await present(ticket);
    expect(String(await present(ticket))).toContain("recusa=ecnpj-ticket-invalid");
    expect(String(await present("invented"))).toContain("recusa=ecnpj-ticket-invalid");
  });

  test("what stands in the address cannot put words on the page", async () => {
    const page = await browser.open(`/certificado?${new URLSearchParams({ recusa: "<b>", numero: "<i>x</i>" })}`);
    expect(page.html).not.toMatch(/<b>|<i>x|&lt;i>/);
    const known = await browser.open(`/certificado?${new URLSearchParams({ recusa: "ecnpj-missing", numero: "call 0900" })}`);
    expect(known.text).toContain(refusals["ecnpj-missing"].title);
    expect(known.text).not.toContain("call 0900");
  });

  test("only the person who walks the journey gets a ticket", async () => {
    await portal.store.journeys.setAccount(journeyId, (await portal.store.accounts.upsertFromGovbr(joao)).id);
    const page = await browser.request("GET", "/certificado");
    expect([page.status, page.location]).toEqual([303, "/jornada"]);
    expect((await browser.open("/jornada")).status).toBe(403);
    expect((await new HttpBrowser(portal.url).request("GET", "/certificado")).location).toBe("/jornada");
  });
});

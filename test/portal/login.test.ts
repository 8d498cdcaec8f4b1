import type { GovbrErrorCode } from "../../src/govbr/index.ts";
import { refusals } from "../../src/texts/refusals.ts";
import { HttpBrowser } from "./support/browser.ts";
import type { Place } from "./support/engine.ts";
import { joao, maria, type TestPortal, testPortal } from "./support/portal.ts";
import { journeyAt, leaveForGovbr, logIn } from "./support/walk.ts";

describe("login with Gov.br", () => {
  let portal: TestPortal;
  const AFTER: Place = { process: "company-link", activity: "choose-company" };
  beforeAll(async () => {
    portal = await testPortal();
  });
  afterAll(() => portal.stop());
  beforeEach(() => {
    portal.govbr.identity = maria;
    portal.govbr.failure = null;
    portal.engine.moves.clear();
    portal.engine.moves.set("govbr-login-completed authorized", AFTER);
    portal.engine.moves.set("govbr-login-completed denied", { process: "onboarding", activity: "decide-after-denial" });
    portal.engine.messages.length = 0;
  });

  /** In the place of the worker that prepares a login. */
  const prepared = async (journeyId: string) => (await portal.store.logins.prepare({ journeyId })).state;
  const referenceOf = (text: string) => /atendimento: ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(text)?.[1] ?? "";

  test("goes on with the journey, with a new session token, and the tokens stay in the store", async () => {
    const { browser, journeyId } = await journeyAt(portal);
    await prepared(journeyId);
    const before = browser.cookies.get("sgci");
    const page = await logIn(browser);
    expect(page.text).toContain("Escolher a empresa");
    expect(page.text).toContain("Você entrou como Maria da Silva (CPF ***.456.789-**)");
    expect(browser.cookies.get("sgci")).not.toBe(before);
    const [message] = portal.engine.messages;
    expect(message).toMatchObject({ messageName: "govbr-login-completed", businessKey: journeyId });
    expect(Object.keys(message!.variables!).sort()).toEqual(["govbrSessionId", "loginOutcome"]);
    const session = await portal.store.govbrSessions.get(String(message!.variables!.govbrSessionId));
    expect(session).toMatchObject({ accessToken: "secret-token", identity: { cpf: maria.cpf } });
  });

  test("the old session token is worthless after the login", async () => {
    const { browser, journeyId } = await journeyAt(portal);
    await prepared(journeyId);
    const stolen = new HttpBrowser(portal.url);
    stolen.cookies.set("sgci", browser.cookies.get("sgci")!);
    await logIn(browser);
    expect((await stolen.open("/jornada")).url).toBe("/");
    expect((await browser.open("/jornada")).text).toContain("Escolher a empresa");
  });

  test("the page that receives the code answers with a redirect", async () => {
    const { browser, journeyId } = await journeyAt(portal);
    const state = await prepared(journeyId);
    const page = await browser.request("GET", `/govbr/retorno?code=code&state=${state}`);
    expect([page.status, page.location]).toEqual([303, "/jornada"]);
  });

  test("an attempt that is used or too old is prepared anew by the process", async () => {
    const { browser, journeyId } = await journeyAt(portal);
    portal.engine.moves.set("govbr-login-restarted", { process: "onboarding", activity: "await-govbr-login" });
    const first = await leaveForGovbr(browser);
    expect(portal.engine.messages.map(({ messageName }) => messageName)).toEqual(["govbr-login-restarted"]);
    expect(first).toBe("");
    await prepared(journeyId);
    expect(await leaveForGovbr(browser)).not.toBe("");
    expect(portal.engine.messages).toHaveLength(1);
  });

  test.each<[GovbrErrorCode, keyof typeof refusals, number]>([
    ["state-mismatch", "govbr-state-invalid", 403],
    ["code-rejected", "govbr-login-expired", 403],
    ["expired", "govbr-login-expired", 403],
    ["nonce-invalid", "govbr-answer-invalid", 403],
    ["signature-invalid", "govbr-answer-invalid", 403],
    ["issuer-invalid", "govbr-answer-invalid", 403],
    ["audience-invalid", "govbr-answer-invalid", 403],
    ["claims-invalid", "govbr-answer-invalid", 403],
    ["agent-session", "govbr-agent-session", 403],
    ["unavailable", "govbr-unavailable", 503],
    ["client-rejected", "govbr-unavailable", 503],
  ])("%s is a page with cause, next step and a number in the audit", async (failure, code, status) => {
    const { browser, journeyId } = await journeyAt(portal);
    const state = await prepared(journeyId);
    portal.govbr.failure = failure;
    const page = await browser.open(`/govbr/retorno?code=code&state=${state}`);
    expect(page.status).toBe(status);
    expect(page.text).toContain(refusals[code].title);
    expect(page.text).toContain(refusals[code].nextStep);
    const entry = await portal.store.audit.findByReference(referenceOf(page.text));
    expect(entry).toMatchObject({ action: "refused", subject: journeyId, details: { code, cause: failure } });
    expect(portal.engine.messages).toEqual([]);
    // Nothing is lost: the journey stands where it stood.
    expect((await browser.open("/jornada")).text).toContain("Acesso pela plataforma gov.br");
  });

  test("Gov.br down when the person wants to leave: a page, not an error", async () => {
    const { browser, journeyId } = await journeyAt(portal);
    await prepared(journeyId);
    portal.govbr.failure = "unavailable";
    const page = await browser.open("/govbr/entrar");
    expect(page.status).toBe(503);
    expect(page.text).toContain(refusals["govbr-unavailable"].title);
    portal.govbr.failure = null;
    expect((await logIn(browser)).text).toContain("Escolher a empresa");
  });

  describe("the state belongs to one browser and one use", () => {
    const cases: [string, keyof typeof refusals, (state: string) => Promise<HttpBrowser>][] = [
      ["in a browser without a session", "govbr-other-browser", async () => new HttpBrowser(portal.url)],
      ["in a browser with another journey", "govbr-other-browser", async () => (await journeyAt(portal)).browser],
    ];
    test.each(cases)("%s", async (_name, code, other) => {
      const { browser, journeyId } = await journeyAt(portal);
      const state = await prepared(journeyId);
      const page = await (await other(state)).open(`/govbr/retorno?code=code&state=${state}`);
      expect(page.text).toContain(refusals[code].title);
      expect(portal.engine.messages).toEqual([]);
      await browser.open(`/govbr/retorno?code=code&state=${state}`);
      expect(portal.engine.messages).toHaveLength(1);
    });

    test("used twice", async () => {
      const { browser, journeyId } = await journeyAt(portal);
      const state = await prepared(journeyId);
      await browser.open(`/govbr/retorno?code=code&state=${state}`);
      const again = await browser.open(`/govbr/retorno?code=code&state=${state}`);
      expect(again.text).toContain(refusals["govbr-state-used"].title);
      expect(portal.engine.messages).toHaveLength(1);
      expect((await browser.open("/jornada")).text).toContain("Escolher a empresa");
    });

    test("after ten minutes", async () => {
      const { browser, journeyId } = await journeyAt(portal);
      const state = await prepared(journeyId);
      portal.advance(11 * 60_000);
      const page = await browser.open(`/govbr/retorno?code=code&state=${state}`);
      expect(page.text).toContain(refusals["govbr-login-expired"].title);
    });

    test.each(["", "code=x", "state=a&state=b&code=x", "state=unknown&code=x"])("return with %j", async (query) => {
      const { browser } = await journeyAt(portal);
      const page = await browser.open(`/govbr/retorno?${query}`);
      expect(page.status).toBe(403);
      expect(page.text).toContain(refusals["govbr-state-invalid"].title);
    });
  });

  test("a denied consent goes on with the journey", async () => {
    const { browser } = await journeyAt(portal);
    await prepared(portal.engine.started.at(-1)!);
    const page = await logIn(browser, { error: "access_denied" });
    expect(portal.engine.messages[0]!.variables).toEqual({ loginOutcome: "denied" });
    expect(page.text).toContain("Autorização não concedida");
  });

  test("a denial without state is shown, but not taken for the person's act", async () => {
    const { browser } = await journeyAt(portal);
    const page = await browser.open("/govbr/retorno?error=access_denied");
    expect(page.text).toContain(refusals["govbr-consent-denied"].title);
    expect(portal.engine.messages).toEqual([]);
  });

  test("an engine that is down uses nothing up: the same return works later", async () => {
    const { browser, journeyId } = await journeyAt(portal);
    const state = await prepared(journeyId);
    portal.engine.down = true;
    const page = await browser.open(`/govbr/retorno?code=code&state=${state}`);
    expect(page.status).toBe(503);
    portal.engine.down = false;
    expect((await browser.open(`/govbr/retorno?code=code&state=${state}`)).text).toContain("Escolher a empresa");
  });

  test("who comes back with another browser goes on with the open journey", async () => {
    const { browser, journeyId } = await journeyAt(portal);
    await prepared(journeyId);
    await logIn(browser);
    const account = (await portal.store.accounts.findByCpf(maria.cpf))!;
    portal.engine.places.set(journeyId, { ...AFTER, assignee: account.id, variables: { accountId: account.id } });
    const other = new HttpBrowser(portal.url);
    expect((await logIn(other)).text).toContain("Escolher a empresa");
    portal.engine.places.set(journeyId, { ...AFTER, ended: true });
  });

  test("a journey stays with the account that walks it", async () => {
    const { browser, journeyId } = await journeyAt(portal);
    await prepared(journeyId);
    await logIn(browser);
    const account = (await portal.store.accounts.findByCpf(maria.cpf))!;
    portal.engine.places.set(journeyId, { ...AFTER, assignee: account.id });
    portal.govbr.identity = joao;
    const page = await logIn(browser);
    expect(page.url).toBe("/");
    expect(page.text).toContain("Você entrou como João Souza");
    expect((await portal.store.journeys.get(journeyId))!.accountId).toBe(account.id);
  });

  test("a registered person who logs in outside a journey comes home", async () => {
    const account = await portal.store.accounts.upsertFromGovbr(joao);
    await portal.store.accounts.confirm(account.id, { profile: "member" });
    portal.govbr.identity = joao;
    const page = await logIn(new HttpBrowser(portal.url));
    expect(page.url).toBe("/inicio");
    expect(page.text).toContain("Bem Vindo(a), João Souza!");
  });
});

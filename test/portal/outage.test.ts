import { StoreError } from "../../src/store/errors.ts";
import { HttpBrowser } from "./support/browser.ts";
import { type TestPortal, testPortal } from "./support/portal.ts";
import { journeyAt } from "./support/walk.ts";

describe("a part of the system is down", () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await testPortal();
    portal.engine.moves.set("choose-stage", { process: "onboarding", activity: "await-govbr-login" });
  });
  afterAll(() => portal.stop());
  afterEach(() => {
    portal.engine.down = false;
  });

  test("health tells which", async () => {
    const read = async () => {
      const response = await fetch(`${portal.url}/health`);
      return [response.status, await response.json()];
    };
    expect(await read()).toEqual([200, { status: "up", store: "up", engine: "up" }]);
    portal.engine.down = true;
    expect(await read()).toEqual([503, { status: "down", store: "up", engine: "down" }]);
  });

  test("the entry page opens without the engine", async () => {
    const { browser } = await journeyAt(portal);
    portal.engine.down = true;
    expect((await browser.open("/")).text).toContain("Continuar o cadastro");
  });

  test("a start that failed is made up for by the next click", async () => {
    const browser = new HttpBrowser(portal.url);
    await browser.open("/");
    const { csrf } = browser.page;
    portal.engine.down = true;
    const page = await browser.send("/comecar");
    expect(page.status).toBe(503);
    expect(page.text).toContain("Nada do que você já concluiu se perdeu");
    portal.engine.down = false;
    const before = portal.engine.started.length;
    expect((await browser.send("/comecar", { _csrf: csrf })).text).toContain("Escolher o tipo da empresa");
    expect(portal.engine.started.length - before).toBe(1);
  });

  test("what was sent is kept on the page, and sending it again finishes the step", async () => {
    const { browser, journeyId } = await journeyAt(portal, { process: "onboarding", activity: "choose-stage" });
    const action = /action="(\/jornada\/tarefas\/[^"]+)"/.exec((await browser.open("/jornada")).html)![1]!;
    portal.engine.down = true;
    const page = await browser.send(action, { "f.stage": "member" });
    expect(page.status).toBe(503);
    expect(page.text).toContain("Enviar de novo");
    expect(page.html).toContain(`action="${action}"`);
    expect(page.value("f.stage")).toBe("member");
    const reference = /atendimento: ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(page.text)![1]!;
    expect(await portal.store.audit.findByReference(reference)).toMatchObject({ subject: journeyId });
    portal.engine.down = false;
    const next = await browser.send(action, { _csrf: page.value("_csrf")!, "f.stage": page.value("f.stage")! });
    expect(next.text).toContain("Acesso pela plataforma gov.br");
    expect(portal.engine.submitted.at(-1)!.variables).toEqual({ stage: "member" });
  });

  test("a database that is away for a moment", async () => {
    const { browser } = await journeyAt(portal, { process: "onboarding", activity: "choose-stage" });
    const { sessions, audit } = portal.store;
    const [get, append] = [sessions.get, audit.append];
    const away = async () => {
      throw new StoreError("database-unavailable", "away");
    };
    Object.assign(sessions, { get: away });
    Object.assign(audit, { append: away });
    const page = await browser.post("/jornada/tarefas/x", { _csrf: browser.page.csrf, "f.stage": "member" });
    Object.assign(sessions, { get });
    Object.assign(audit, { append });
    expect(page.status).toBe(503);
    expect(page.value("f.stage")).toBe("member");
    expect(page.text).toMatch(/atendimento: [0-9A-F]{4}-[0-9A-F]{4}/);
    expect((await browser.open("/jornada")).status).toBe(200);
  });

  test("an error nobody foresaw is a page with a number, and tells nothing of the house", async () => {
    const { browser } = await journeyAt(portal);
    const { tasks } = portal.engine;
    Object.assign(portal.engine, {
      tasks: async () => {
        throw new TypeError("secret detail at /somewhere/file.ts");
      },
    });
    const page = await browser.open("/jornada");
    Object.assign(portal.engine, { tasks });
    expect(page.status).toBe(500);
    expect(page.text).toContain("Algo deu errado do nosso lado");
    expect(page.html).not.toContain("secret detail");
    const reference = /atendimento: ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(page.text)![1]!;
    expect(await portal.store.audit.findByReference(reference)).not.toBeNull();
  });
});

import { HttpBrowser } from "./support/browser.ts";
import { AT_LOGIN } from "./support/engine.ts";
import { type TestPortal, testPortal } from "./support/portal.ts";

describe("the journey in the portal", () => {
  let portal: TestPortal;
  let browser: HttpBrowser;
  beforeAll(async () => {
    portal = await testPortal();
    const { moves } = portal.engine;
    moves.set("choose-company-type national", { process: "onboarding", activity: "choose-stage" });
    moves.set("choose-company-type foreign", { process: "onboarding", activity: "foreign-company-informed", ended: true });
    moves.set("choose-stage", AT_LOGIN);
  });
  afterAll(() => portal.stop());
  beforeEach(() => {
    browser = new HttpBrowser(portal.url);
  });

  const taskAction = () => /action="(\/jornada\/tarefas\/[^"]+)"/.exec(browser.page.html)?.[1] ?? "";
  const journeyId = () => portal.engine.started.at(-1)!;

  test("the entry page tells what this is for, who is responsible, and shows both doors", async () => {
    const page = await browser.open("/");
    expect(page.status).toBe(200);
    for (const text of ["Dicor", "Diois", "Dicla", "dicor@inmetro.gov.br", "Ouvidoria", "0800 285 1818", "Login antigo"]) {
      expect(page.text).toContain(text);
    }
    expect(page.html).toContain('href="/govbr/entrar"');
    expect(page.html).toContain('href="https://orquestra.example/"');
    expect(page.html).not.toContain('type="password"');
  });

  test("leads from one task to the next, with the progress of the model", async () => {
    await browser.open("/");
    const first = await browser.send("/comecar");
    expect(first.text).toContain("Escolher o tipo da empresa");
    expect(first.text).toContain("Etapa 1 de 4: Tipo da empresa");
    const second = await browser.send(taskAction(), { "f.companyType": "national" });
    expect(second.text).toContain("Etapa 2 de 4: Etapa de acesso");
    const third = await browser.send(taskAction(), { "f.stage": "representative" });
    expect(third.text).toContain("Acesso pela plataforma gov.br");
    expect(third.text).toContain("Etapa 3 de 4: Acesso pelo gov.br");
    expect(portal.engine.submitted.slice(-2).map(({ variables }) => variables)).toEqual([
      { companyType: "national" },
      { stage: "representative" },
    ]);
  });

  test("ends on the name and the documentation of the end event", async () => {
    await browser.open("/");
    await browser.send("/comecar");
    const end = await browser.send(taskAction(), { "f.companyType": "foreign" });
    expect(end.text).toContain("Cadastro de empresa estrangeira");
    expect(end.text).toContain("formulário de cadastro específico");
  });

  test("two clicks at once start one process; a later click comes back to it", async () => {
    const before = portal.engine.started.length;
    await browser.open("/");
    const token = { _csrf: browser.page.csrf };
    await Promise.all([browser.post("/comecar", token), browser.post("/comecar", token), browser.post("/comecar", token)]);
    await browser.post("/comecar", token);
    expect(portal.engine.started.length - before).toBe(1);
  });

  test("another browser starts another process", async () => {
    const before = portal.engine.started.length;
    const other = new HttpBrowser(portal.url);
    for (const each of [browser, other]) {
      await each.open("/");
      await each.send("/comecar");
    }
    expect(new Set(portal.engine.started.slice(before)).size).toBe(2);
  });

  test("a task that is done already leads to the current step with a notice", async () => {
    await browser.open("/");
    await browser.send("/comecar");
    const done = taskAction();
    await browser.send(done, { "f.companyType": "national" });
    const again = await browser.send(done, { "f.companyType": "foreign" });
    expect(again.status).toBe(200);
    expect(again.text).toContain("Esta etapa já foi concluída");
    expect(again.text).toContain("Escolher a etapa de acesso");
  });

  test("an empty choice and one that was not offered are refused, with a summary that gets the focus", async () => {
    await browser.open("/");
    await browser.send("/comecar");
    const action = taskAction();
    const before = portal.engine.submitted.length;
    for (const fields of [{}, { "f.companyType": "martian" }, { respostas: '{"companyType":7}' }]) {
      const page = await browser.send(action, fields as Record<string, string>);
      expect(page.status).toBe(422);
      expect(page.html).toMatch(/id="erros"[^>]*autofocus/);
    }
    expect(portal.engine.submitted.length).toBe(before);
  });

  test.each(["{", "[1]", "7", "null"])("malformed answers (%s) are a page that says so", async (respostas) => {
    await browser.open("/");
    await browser.send("/comecar");
    const page = await browser.send(taskAction(), { respostas });
    expect(page.status).toBe(400);
    expect(page.text).toContain("Não entendemos o que foi enviado");
  });

  test("what was typed is kept and shown harmless", async () => {
    await browser.open("/");
    await browser.send("/comecar");
    portal.engine.forms.set("choose-company-type", {
      type: "default",
      id: "f",
      components: [
        { type: "html", id: "h", content: "<p>{{greeting}}</p>" },
        { type: "textfield", id: "name", key: "name", label: "Nome", validate: { required: true } },
        { type: "textfield", id: "code", key: "code", label: "Código", validate: { required: true } },
      ],
    });
    portal.engine.places.get(journeyId())!.variables = { greeting: "<img src=x onerror=alert(1)>" };
    try {
      const page = await browser.send(taskAction(), { "f.name": '"><script>alert(1)</script>' });
      expect(page.status).toBe(422);
      expect(page.text).toContain("Há um campo a corrigir");
      expect(page.text).toContain("Código: Preencha este campo.");
      expect(page.html).not.toContain("<script>alert");
      expect(page.html).not.toContain("<img");
      expect(page.value("f.name")).toContain("&lt;script>alert(1)");
    } finally {
      portal.engine.forms.delete("choose-company-type");
    }
  });

  test("a journey whose process is unknown to the engine leads to the entry page", async () => {
    await browser.open("/");
    await browser.send("/comecar");
    portal.engine.places.delete(journeyId());
    const page = await browser.open("/jornada");
    expect(page.url).toBe("/");
    expect(page.text).toContain("Não há cadastro em andamento");
  });

  test("an automatic step that takes long says so and asks again by itself", async () => {
    await browser.open("/");
    await browser.send("/comecar");
    portal.engine.places.set(journeyId(), { process: "onboarding", activity: "govbr-prepare-login" });
    const page = await browser.open("/jornada");
    expect(page.text).toContain("Estamos preparando a próxima etapa");
    expect(page.headers.get("refresh")).toBe("2");
  });

  test("an incident says what happened, that nothing is lost, and a number that the audit knows", async () => {
    await browser.open("/");
    await browser.send("/comecar");
    portal.engine.places.set(journeyId(), { process: "onboarding", activity: "govbr-prepare-login", incident: true });
    const page = await browser.open("/jornada");
    expect(page.text).toContain("Nada do que você informou se perdeu");
    const reference = /atendimento: ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(page.text)?.[1];
    expect(await portal.store.audit.findByReference(reference!)).toMatchObject({
      action: "journey-incident",
      subject: journeyId(),
    });
  });

  test("a journey ended by staff says so", async () => {
    await browser.open("/");
    await browser.send("/comecar");
    portal.engine.places.set(journeyId(), { process: "onboarding", activity: "x", ended: true, cancelled: true });
    expect((await browser.open("/jornada")).text).toContain("encerrado pelo atendimento");
  });

  test("a task of another journey cannot be sent", async () => {
    await browser.open("/");
    await browser.send("/comecar");
    const foreign = taskAction();
    const other = new HttpBrowser(portal.url);
    await other.open("/");
    await other.send("/comecar");
    const before = portal.engine.submitted.length;
    const page = await other.send(foreign, { "f.companyType": "national" });
    expect(page.text).toContain("Esta etapa já foi concluída");
    expect(portal.engine.submitted.length).toBe(before);
    await browser.send(foreign, { "f.companyType": "national" });
    expect(portal.engine.submitted.length).toBe(before + 1);
  });
});

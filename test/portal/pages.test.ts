import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { AT_LOGIN, type Place } from "./support/engine.ts";
import { complaintsOf, faultsOf, openWindow, picture, SIZES } from "./support/looks.ts";
import { maria, type TestPortal, testPortal } from "./support/portal.ts";

const company = {
  label: "Padaria Pão Quente Ltda. (12.ABC.345/01DE-35)",
  value: "12ABC34501DE35",
  formattedCnpj: "12.ABC.345/01DE-35",
};
const companies = [
  { ...company, legalName: "Padaria Pão Quente Ltda." },
  {
    label: "Metalúrgica Sol S.A. (11.222.333/0001-81)",
    value: "11222333000181",
    formattedCnpj: "11.222.333/0001-81",
    legalName: "Metalúrgica Sol S.A.",
  },
  {
    label: "Laboratório Lua Ltda. (45.723.174/0001-10)",
    value: "45723174000110",
    formattedCnpj: "45.723.174/0001-10",
    legalName: "Laboratório Lua",
  },
];

/** Every kind of field in one form, for the looks of those that no form of ours uses yet. */
const everything = {
  type: "default",
  id: "everything",
  components: [
    { type: "html", id: "h", content: "<h2>Dados do pedido</h2><p>Confira antes de enviar.</p>" },
    {
      type: "textfield",
      id: "a",
      key: "a",
      label: "Nome do responsável",
      description: "Como no documento",
      validate: { required: true },
    },
    { type: "select", id: "b", key: "b", label: "Empresa", valuesExpression: "=companies", validate: { required: true } },
    { type: "number", id: "c", key: "c", label: "Quantidade" },
    { type: "textarea", id: "d", key: "d", label: "Motivo" },
    { type: "checkbox", id: "e", key: "e", label: "Li e aceito", validate: { required: true } },
    { type: "textfield", id: "f", key: "f", label: "Outro endereço", conditional: { hide: "=e != true" } },
    {
      type: "checklist",
      id: "g",
      key: "g",
      label: "Serviços",
      values: [
        { label: "Registro", value: "r" },
        { label: "Anuência", value: "a" },
      ],
    },
  ],
};

describe("every page, on a desktop and on a phone", () => {
  let portal: TestPortal;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let journeyId: string;

  beforeAll(async () => {
    [portal, browser] = await Promise.all([testPortal(), launchBrowser()]);
    portal.engine.moves.set("govbr-login-completed authorized", { process: "company-link", activity: "choose-company" });
    page = await (await openWindow(browser)).newPage();
    complaints = complaintsOf(page);
    // Pages that wait load themselves again: that would break off whatever is looked at.
    await page.route(`${portal.url}/jornada`, async (route) => {
      const response = await route.fetch({ maxRedirects: 0 });
      const { refresh: _, ...headers } = response.headers();
      if (response.status() === 200) await route.fulfill({ response, headers });
      else await route.continue();
    });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });

  async function look(name: string): Promise<void> {
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      await picture(page, `${name}-${size}`);
      expect({ name, size, faults: await faultsOf(page) }).toEqual({ name, size, faults: [] });
    }
    await page.setViewportSize(SIZES.desktop);
    expect(complaints).toEqual([]);
  }
  async function at(place: Place): Promise<void> {
    portal.engine.places.set(journeyId, place);
    await page.goto(`${portal.url}/jornada`);
  }

  test("entry, help, not found, signed out", async () => {
    await page.goto(portal.url);
    await look("entrada");
    await page.goto(`${portal.url}/ajuda`);
    await look("ajuda");
    await page.goto(`${portal.url}/nada`);
    await look("nao-encontrada");
    await page.goto(`${portal.url}/sessao-encerrada`);
    await look("sessao-encerrada");
    await page.goto(`${portal.url}/inicio`);
    await look("entre");
  });

  test("the tasks before the login, the explanation, a consent denied", async () => {
    await page.goto(portal.url);
    await page.getByRole("button", { name: "Começar o cadastro" }).click();
    journeyId = portal.engine.started.at(-1)!;
    await look("tipo-da-empresa");
    await at({ process: "onboarding", activity: "choose-stage" });
    await look("etapa");
    await at(AT_LOGIN);
    await look("acesso-govbr");
    await at({ process: "onboarding", activity: "decide-after-denial" });
    await look("autorizacao-negada");
  });

  test("refused logins", async () => {
    await page.goto(`${portal.url}/govbr/retorno?state=unknown&code=x`);
    await look("retorno-recusado");
  });

  test("the tasks after the login", async () => {
    portal.engine.places.set(journeyId, AT_LOGIN);
    const { state } = await portal.store.logins.prepare({ journeyId });
    await page.goto(`${portal.url}/govbr/retorno?state=${state}&code=x`);
    const variables = { companies, cnpj: company.value, personName: maria.name, cpfMasked: "***.456.789-**" };
    await at({ process: "company-link", activity: "choose-company", variables });
    await look("escolher-empresa");
    await at({ process: "company-link", activity: "confirm-company-link", variables });
    await look("confirmar-vinculo");
    await expect(page.getByRole("button").allInnerTexts()).resolves.toEqual(["Cancelar", "Vincular"]);
    for (const refusalCode of ["ecnpj-other-cpf", "ecnpj-no-company"]) {
      await at({ process: "company-link", activity: "await-ecnpj", variables: { refusalCode } });
      await look(`apresentar-${refusalCode}`);
    }
    await page.getByRole("link", { name: "Apresentar o certificado" }).click();
    await look("certificado");
    await page.goto(`${portal.url}/certificado?recusa=ecnpj-missing&numero=8F3K-2Q7M`);
    await look("certificado-recusado");
    await at({ process: "company-link", activity: "ecnpj-recognise", incident: true });
    await look("incidente");
    await at({ process: "company-link", activity: "ecnpj-recognise" });
    await look("preparando");
    await at({ process: "onboarding", activity: "company-not-linked", ended: true });
    await look("fim");
  });

  test("every kind of field, filled in by keyboard alone, with errors first", async () => {
    portal.engine.forms.set("choose-company", everything);
    portal.engine.moves.set("choose-company", AT_LOGIN);
    await at({ process: "company-link", activity: "choose-company", variables: { companies } });
    await page.locator("#formulario-interativo .fjs-form").waitFor();
    await look("formulario");
    await page.getByRole("button", { name: "Continuar" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await expect(page.evaluate(() => document.activeElement?.getAttribute("role"))).resolves.toBe("alert");
    await look("formulario-com-erros");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Ana");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Metal");
    await page.keyboard.press("Tab");
    await page.keyboard.type("3");
    await page.getByLabel("Motivo").focus();
    await page.keyboard.type("Porque sim");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.getByLabel("Outro endereço").waitFor();
    await page.keyboard.press("Tab");
    await page.locator("input:focus").and(page.getByLabel("Outro endereço")).waitFor();
    await page.keyboard.type("Rua 1");
    await page.getByRole("button", { name: "Continuar" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Acesso pela plataforma gov.br" }).waitFor();
    expect(portal.engine.submitted.at(-1)?.variables).toEqual({
      a: "Ana",
      b: "11222333000181",
      c: 3,
      d: "Porque sim",
      e: true,
      f: "Rua 1",
      g: [],
    });
    portal.engine.forms.delete("choose-company");
  });

  test("what was typed before the script was there stays, and so does the cursor", async () => {
    portal.engine.forms.set("choose-company", everything);
    const held: (() => Promise<void>)[] = [];
    let letGo = false;
    await page.route("**/*.js", (route) => (letGo ? route.continue() : held.push(() => route.continue())));
    portal.engine.places.set(journeyId, { process: "company-link", activity: "choose-company", variables: { companies } });
    await page.goto(`${portal.url}/jornada`, { waitUntil: "commit" });
    await page.getByLabel("Motivo").fill("Porque sim");
    await page.getByLabel("Quantidade").fill("3");
    await page.getByLabel("Anuência").check();
    await page.getByLabel("Nome do responsável").pressSequentially("An");
    letGo = true;
    for (const release of held) await release();
    await page.locator("#formulario-interativo .fjs-form").waitFor();
    await page.keyboard.type("a");
    expect(await page.getByLabel("Nome do responsável").inputValue()).toBe("Ana");
    expect(await page.getByLabel("Motivo").inputValue()).toBe("Porque sim");
    expect(await page.getByLabel("Quantidade").inputValue()).toBe("3");
    expect(await page.getByLabel("Anuência").isChecked()).toBe(true);
    expect(await page.getByLabel("Li e aceito").isChecked()).toBe(false);
    await page.unroute("**/*.js");
    portal.engine.forms.delete("choose-company");
  });

  test("home of a representative, options, settings; home of a member", async () => {
    const account = (await portal.store.accounts.findByCpf(maria.cpf))!;
    await portal.store.accounts.confirm(account.id, { profile: "member" });
    await page.goto(`${portal.url}/inicio`);
    await look("inicio-membro");
    for (const { value, legalName } of companies.slice(0, 2)) {
      await portal.store.companies.link({
        accountId: account.id,
        cnpj: value,
        legalName,
        capacity: "SOCIO",
        evidence: "govbr-session",
        validUntil: null,
      });
      await page.goto(`${portal.url}/inicio`);
      await look(`inicio-representante-${value}`);
    }
    await page.goto(`${portal.url}/processos`);
    await look("processos");
    await page.goto(`${portal.url}/membros`);
    await look("membros");
    await page.goto(`${portal.url}/configuracoes`);
    await look("configuracoes");
    await page.getByLabel("E-mail", { exact: true }).fill("outro@exemplo.com.br");
    await page.getByRole("button", { name: "Atualizar" }).click();
    await look("configuracoes-pendente");
    await page.locator(".user-menu summary").click();
    await look("menu-da-conta");
  });

  test("a session about to end warns, can be extended, and says when it is over", async () => {
    await page.clock.install();
    await page.goto(`${portal.url}/configuracoes`);
    const warning = page.getByRole("region", { name: "Sua sessão" });
    await page.clock.fastForward("24:00");
    await expect(warning.isVisible()).resolves.toBe(false);
    await page.clock.fastForward("02:00");
    await warning.getByText("Sua sessão termina em 4 minutos").waitFor();
    await look("sessao-terminando");
    await warning.getByRole("button", { name: "Continuar conectado" }).click();
    await warning.waitFor({ state: "hidden" });
    await page.clock.fastForward("31:00");
    await warning.getByText("Sua sessão terminou").waitFor();
    await page.clock.resume();
  });

  test("without JavaScript the same form works", async () => {
    const plain = await (await openWindow(browser, { javaScriptEnabled: false })).newPage();
    await plain.goto(portal.url);
    await plain.getByRole("button", { name: "Começar o cadastro" }).click();
    portal.engine.forms.set("choose-company-type", everything);
    portal.engine.moves.set("choose-company-type", AT_LOGIN);
    portal.engine.places.get(portal.engine.started.at(-1)!)!.variables = { companies };
    await plain.goto(`${portal.url}/jornada`);
    await plain.getByLabel("Empresa").selectOption({ label: companies[1]!.label });
    await plain.getByLabel("Li e aceito").check();
    await plain.getByRole("button", { name: "Continuar" }).click();
    await plain.getByRole("link", { name: "Nome do responsável: Preencha este campo." }).waitFor();
    await plain.getByLabel("Nome do responsável").fill("Ana");
    await plain.getByLabel("Outro endereço").fill("Rua 1");
    await plain.getByLabel("Anuência").check();
    await picture(plain, "sem-javascript");
    await plain.getByRole("button", { name: "Continuar" }).click();
    await plain.getByRole("heading", { name: "Acesso pela plataforma gov.br" }).waitFor();
    expect(portal.engine.submitted.at(-1)?.variables).toEqual({
      a: "Ana",
      b: "11222333000181",
      c: null,
      d: "",
      e: true,
      f: "Rua 1",
      g: ["a"],
    });
    portal.engine.forms.delete("choose-company-type");
    await plain.context().close();
  });

  test("a system that is down", async () => {
    portal.engine.down = true;
    await page.goto(`${portal.url}/jornada`);
    await look("indisponivel");
    portal.engine.down = false;
  });
});

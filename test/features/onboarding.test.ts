import type { Browser } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { PATIENCE } from "../support/engine.ts";
import { type System, startSystem } from "../support/system.ts";
import { people } from "./support/people.ts";
import { DESKTOP, logInWithCertificate, logInWithPassword, PHONE, reachGovbr, visit } from "./support/visitor.ts";

let system: System;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), launchBrowser()]);
}, 2 * PATIENCE);

afterAll(async () => {
  await browser?.close();
  await system?.dispose();
});

test("start says where everything is, who can log in and how to stop", () => {
  expect(system.output()).toContain(system.portalUrl);
  expect(system.output()).toContain(system.mailboxUrl);
  expect(system.output()).toContain("722.684.025-17");
  expect(system.output()).toMatch(/Pronto em \d+,\d s/);
  expect(system.output()).toMatch(/Para parar: Ctrl-C/);
});

test(
  "a legal representative with an e-CNPJ is recognised, links the company and lands on the SGCI home",
  async () => {
    const visitor = await visit(browser, system, DESKTOP);
    const { page, press, text, heading } = visitor;
    expect(await text()).toMatch(/Dicor[\s\S]*Diois[\s\S]*Dicla/);
    await reachGovbr(visitor, "Etapa 1");
    // What Gov.br demands of the certificate is said before the person leaves.
    expect(await text()).toMatch(/mesmo CPF/);
    await logInWithCertificate(visitor, people.guide.company);

    expect(await heading()).toBe("Autorização de uso de dados pessoais");
    const items = [
      "Identidade gov.br",
      "Nome e foto",
      "Endereço de e-mail",
      "Número de telefone celular",
      "Dados de vinculação de empresas do gov.br",
    ];
    for (const item of items) expect(await text()).toContain(item);
    await press("Autorizar");

    expect(await heading()).toBe("Confirmação dos dados");
    expect(await text()).toContain("52.420.282/0001-80");
    await press("Vincular");

    expect(new URL(page.url()).pathname).toBe("/inicio");
    expect(await text()).toContain(
      `Você foi reconhecido(a) como Sócio(a) ou Representante Legal da empresa ${people.guide.company}`,
    );
    expect(await heading()).toMatch(/Bem Vindo\(a\), Usuario 72268402517 de Teste!/);
    expect(await text()).toContain(`“${people.guide.email}”`);

    await page.goto(system.mailboxUrl);
    await page
      .getByRole("link", { name: /Cadastro confirmado/ })
      .first()
      .waitFor();
    await visitor.look();
    expect(visitor.problems).toEqual([]);
  },
  PATIENCE,
);

test(
  "a member, on a phone, ends in the confirmation and a home without company powers",
  async () => {
    const visitor = await visit(browser, system, PHONE);
    const { page, press, text } = visitor;
    await reachGovbr(visitor, "Etapa 2");
    await logInWithPassword(visitor, people.plain);
    await press("Autorizar");
    expect(new URL(page.url()).pathname).toBe("/inicio");
    expect(await text()).toMatch(/Cadastro confirmado/);
    expect(await text()).not.toMatch(/Representante Legal da empresa/);
    expect(visitor.problems).toEqual([]);
  },
  PATIENCE,
);

test(
  "a foreign company is told which form follows and which team validates it",
  async () => {
    const visitor = await visit(browser, system, PHONE);
    await visitor.press("Começar o cadastro");
    await visitor.press(/^Estrangeira/);
    expect(await visitor.text()).toMatch(/formulário de cadastro específico[\s\S]*Dicor[\s\S]*Diois[\s\S]*Dicla/);
    expect(visitor.problems).toEqual([]);
  },
  PATIENCE,
);

test(
  "who denies the consent is told what it means, and may change their mind",
  async () => {
    const visitor = await visit(browser, system, DESKTOP);
    const { page, press, heading, text } = visitor;
    await reachGovbr(visitor, "Etapa 1");
    await logInWithPassword(visitor, people.partner);
    await press("Negar");
    expect(await heading()).toBe("Autorização não concedida");
    await press(/Voltar|de novo/);
    // Gov.br still knows the person and asks again only what was denied.
    await visitor.follow(/Entrar com/);
    await press("Autorizar");
    expect(await heading()).toBe("Confirmação dos dados");
    await press("Cancelar");
    expect(await text()).toMatch(/Você cancelou a vinculação/);
    await page.goto(`${system.portalUrl}/inicio`);
    expect(await text()).not.toMatch(/Representante Legal da empresa/);
    expect(visitor.problems).toEqual([]);
  },
  PATIENCE,
);

test(
  "who links the company at Gov.br, as steps 5 and 6 of the guide say, is recognised at the next login",
  async () => {
    const visitor = await visit(browser, system, DESKTOP);
    const { page, press, follow, heading, text } = visitor;
    await reachGovbr(visitor, "Etapa 1");
    await logInWithPassword(visitor, people.legalRepresentative);
    await press("Autorizar");
    expect(await heading()).toBe("Falta comprovar que você representa a empresa");
    await follow("Conta gov.br");
    await follow("Vincular Empresas via e-CNPJ");
    await follow("Gerenciar Vínculos com Empresas");
    await press("Vincular empresa do e-CNPJ");
    await page.getByLabel("Certificado").selectOption({ label: people.legalRepresentative.certificate });
    await press("Usar este certificado");
    expect(await text()).toMatch(/CNPJ[\s\S]*CPF[\s\S]*Nome do participante/);
    await press("Vincular");
    await page.goto(`${system.portalUrl}/jornada`);
    await follow("Entrar de novo com gov.br");
    expect(await heading()).toBe("Confirmação dos dados");
    expect(await text()).toContain("PIMENTEL CERTIFICACOES SA");
    expect(visitor.problems).toEqual([]);
  },
  PATIENCE,
);

test(
  "an accountant is refused with cause, next step, who can act and a reference",
  async () => {
    const visitor = await visit(browser, system, PHONE);
    await reachGovbr(visitor, "Etapa 1");
    await logInWithPassword(visitor, people.accountant);
    await visitor.press("Autorizar");
    expect(await visitor.text()).toMatch(/[Cc]ontador/);
    expect(await visitor.text()).toMatch(
      /O que fazer[\s\S]*Quem pode resolver[\s\S]*Número para o atendimento: [0-9A-Z]{4}-[0-9A-Z]{4}/,
    );
    expect(visitor.problems).toEqual([]);
  },
  PATIENCE,
);

test(
  "who represents two companies chooses one of them",
  async () => {
    const visitor = await visit(browser, system, PHONE);
    const { page, press, heading, text } = visitor;
    await reachGovbr(visitor, "Etapa 1");
    await logInWithPassword(visitor, people.twoCompanies);
    await press("Autorizar");
    expect(await heading()).toBe("Escolher a empresa");
    await page
      .getByRole("radio")
      .or(page.getByRole("button", { name: /CNPJ|\d{2}\.\d{3}/ }))
      .last()
      .click();
    const next = page.getByRole("button", { name: /Continuar|Concluir|Confirmar/ });
    if ((await next.count()) > 0) await next.first().click();
    await page.waitForLoadState("networkidle");
    expect(await heading()).toBe("Confirmação dos dados");
    await press("Vincular");
    expect(await text()).toMatch(/Você foi reconhecido\(a\) como Sócio\(a\) ou Representante Legal da empresa/);
    expect(visitor.problems).toEqual([]);
  },
  PATIENCE,
);

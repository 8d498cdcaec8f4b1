import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { deadlineAfter } from "../../src/domain/migration-deadline.ts";
import { addLegacyAccount, addLegacyProcess } from "../store/support/legacy-rows.ts";
import { launchBrowser } from "../support/browser.ts";
import { complaintsOf, faultsOf, openWindow, picture, SIZES } from "./support/looks.ts";
import { maria } from "./support/portal.ts";
import { type Served, startServed } from "./support/served.ts";

const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
let served: Served;
let browser: Browser;
let token: string;
let pages: Record<string, string>;

beforeAll(async () => {
  [served, browser] = await Promise.all([startServed(), launchBrowser()]);
  const { store } = served;
  const visitor = await served.enterStaff(["administrator", "support"], { socialName: "Mari Silva" });
  token = visitor.cookies.get("sgci")!;
  const account = (await store.accounts.findByCpf(maria.cpf))!;
  const tie = { capacity: "SOCIO", evidence: "govbr-companies", validUntil: null } as const;
  const { bond } = await store.companies.link({ accountId: account.id, cnpj: "12ABC34501DE35", legalName: "ALFA LTDA", ...tie });
  for (const userAgent of [PHONE, "curl/8"]) await served.enter(account, userAgent);
  const journey = await store.journeys.create();
  await store.consents.record({
    ...{
      accountId: account.id,
      journeyId: journey.id,
      purpose: "govbr-personal-data",
      items: ["Nome e foto", "Endereço de e-mail"],
    },
    ...{ action: "granted", textVersion: "2020-07", textHash: "hash", channel: "govbr" },
  });
  const old = await addLegacyAccount(store, { login: "maria.antiga", cpf: account.cpf });
  await addLegacyProcess(store, old);
  const by = { actor: account.id, capacity: "staff:administrator", origin: null };
  const soon = deadlineAfter(new Date(store.now.getTime() + 10 * 86_400_000));
  await store.migrationDeadline.set({ at: soon, ...by, reason: "Portaria 12/2026" });
  await store.outbox.enqueue({
    eventKey: "one",
    template: "registration-confirmed-member",
    to: "ana@gmial.com",
    data: { name: "Ana" },
  });
  const [mail] = await store.outbox.page({ text: "gmial", limit: 1 });
  await store.outbox.failed(mail!.id, {
    error: "550 5.1.1 no such user",
    retryAt: null,
  });
  const { reference } = await store.audit.append({
    ...by,
    action: "setting-changed",
    subject: "x",
    details: { before: 1, after: 2 },
  });
  pages = {
    personal: "/configuracoes",
    sessions: "/configuracoes/sessoes",
    consents: "/configuracoes/consentimentos",
    revoke: "/configuracoes/consentimentos/revogar?finalidade=govbr-personal-data",
    "own-data": "/configuracoes/meus-dados",
    home: "/inicio",
    entry: "/",
    "staff-home": "/equipe",
    deadline: "/equipe/migracao/prazo",
    messages: "/equipe/mensagens",
    message: `/equipe/mensagens/${mail!.id}`,
    audit: "/equipe/auditoria?ato=company-linked",
    "audit-wrong": "/equipe/auditoria?pessoa=nada&de=x",
    "audit-entry": `/equipe/auditoria/${reference}`,
    lookup: "/equipe/consulta?busca=alfa",
    "lookup-people": "/equipe/consulta?busca=maria",
    account: `/equipe/consulta/contas/${account.id}`,
    company: `/equipe/consulta/empresas/${bond.company.id}`,
  };
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

async function signedIn(size: keyof typeof SIZES, javaScriptEnabled = true): Promise<Page> {
  const context = await openWindow(browser, { viewport: SIZES[size], javaScriptEnabled });
  await context.addCookies([{ name: "sgci", value: token, url: served.url }]);
  return context.newPage();
}

test.each(["desktop", "phone"] as const)(
  "settings and the pages of support are accessible and fit, on the %s",
  async (size) => {
    const page = await signedIn(size);
    const complaints = complaintsOf(page);
    const faults: string[] = [];
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${served.url}${path}`);
      for (const fault of await faultsOf(page)) faults.push(`${name}: ${fault}`);
      await picture(page, `settings-${name}-${size}`);
    }
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
  240_000,
);

test("staff moves the deadline, tries a message again, reads the audit and unmasks an account", async () => {
  const page = await signedIn("desktop");
  await page.goto(`${served.url}/equipe`);
  await page.getByRole("link", { name: "Prazo", exact: true }).first().click();
  await page.getByLabel("Último dia do prazo").fill("31/12/2026");
  await page.getByRole("button", { name: "Conferir" }).click();
  await page.getByRole("link", { name: /Motivo: Informe o motivo/ }).click();
  await page.getByLabel("Motivo", { exact: true }).fill("Prorrogado a pedido do setor");
  await page.getByRole("button", { name: "Conferir" }).click();
  expect(await page.locator("main").innerText()).toContain("No fim do prazo, 1 processo seria suspenso no estado de hoje.");
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Confirmar o prazo" }).click();
  expect(await page.locator(".notice").first().innerText()).toContain("O prazo agora termina em 31/12/2026.");

  await page.getByRole("link", { name: "Mensagens", exact: true }).click();
  await page.getByRole("link", { name: "Falharam (1)" }).click();
  await page.getByRole("button", { name: /Tentar agora a mensagem “Cadastro confirmado \(membro\)” para ana@gmial.com/ }).click();
  expect(await page.locator(".notice").first().innerText()).toContain("A mensagem vai ser tentada agora.");

  await page.getByRole("link", { name: "Auditoria", exact: true }).click();
  await page.getByLabel("Ato").selectOption({ label: "Prazo da migração definido" });
  await page.getByRole("button", { name: "Pesquisar" }).click();
  await page
    .getByRole("link", { name: /Ler o registro/ })
    .first()
    .click();
  expect(await page.locator("main").innerText()).toContain("Prorrogado a pedido do setor");

  await page.getByRole("link", { name: "Consulta", exact: true }).click();
  await page.getByLabel(/CPF, código/).fill("maria");
  await page.getByRole("button", { name: "Consultar" }).click();
  await page.getByRole("link", { name: "Mari Silva", exact: true }).click();
  expect(await page.locator("main").innerText()).not.toContain("123.456.789-09");
  await page.getByLabel("Motivo").fill("Chamado 123");
  await page.getByRole("button", { name: "Mostrar" }).click();
  expect(await page.locator("main").innerText()).toContain("123.456.789-09");
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
}, 60_000);

test("a person looks at the sessions, ends the others, takes the data along and revokes a consent, without JavaScript", async () => {
  const page = await signedIn("phone", false);
  await page.goto(`${served.url}/configuracoes`);
  await page.getByRole("link", { name: "Sessões" }).click();
  await page.getByRole("button", { name: /Encerrar a sessão de Safari no iPhone/ }).click();
  expect(await page.locator(".notice").first().innerText()).toContain("A sessão foi encerrada.");
  await page.getByRole("button", { name: "Encerrar todas as outras" }).click();
  expect(await page.locator("main").innerText()).toContain("Não há outra sessão aberta.");
  await page.getByRole("link", { name: "Meus dados" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Baixar em JSON" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^meus-dados-sgci-.*\.json$/);
  await page.getByRole("link", { name: "Autorizações" }).click();
  await page.getByRole("link", { name: "Revogar esta autorização" }).click();
  expect(await page.locator("main").innerText()).toContain("Você sai de todas as sessões");
  await page.getByRole("button", { name: "Revogar" }).click();
  expect(await page.locator("h1").innerText()).toBe("Autorização revogada");
  await page.goto(`${served.url}/configuracoes`);
  expect(await page.locator("main").innerText()).toContain("Entre");
  await page.context().close();
}, 60_000);

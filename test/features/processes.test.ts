import type { Browser, Page } from "playwright-core";
import type { Account } from "../../src/store/types.ts";
import { type Office, openOffice } from "../portal/services/support/office.ts";
import { complaintsOf, faultsOf, openWindow, picture, SIZES } from "../portal/support/looks.ts";
import { launchBrowser } from "../support/browser.ts";
import { PATIENCE } from "../support/engine.ts";

let office: Office;
let browser: Browser;
beforeAll(async () => {
  [office, browser] = await Promise.all([openOffice(), launchBrowser()]);
}, 2 * PATIENCE);
afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

const PDF = { name: "Contrato social.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\nconteúdo") };

/** A window in which this person is signed in. */
async function enter(account: Account, size: keyof typeof SIZES) {
  const context = await openWindow(browser, { viewport: SIZES[size] });
  const { cookies } = await office.enter(account);
  await context.addCookies([{ name: "sgci", value: cookies.get("sgci")!, url: office.url }]);
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const look = async (name: string) => {
    await picture(page, `${name}-${size}`);
    expect(await faultsOf(page)).toEqual([]);
  };
  return { page, complaints, look };
}
const untilDrawn = (page: Page) => page.locator("#diagrama[data-ready]").waitFor();
const text = (page: Page) => page.locator("main").innerText();

test.each(["desktop", "phone"] as const)(
  "a representative opens a process, attaches a document while writing, and sends it (%s)",
  async (size) => {
    const { page, complaints, look } = await enter(office.ana, size);
    await page.goto(`${office.url}/inicio`);
    await look("home");
    await page.getByLabel("Trocar de empresa").selectOption({ label: "BETA S.A. (11.222.333/0001-81)" });
    await page.getByRole("button", { name: "Trocar" }).click();
    expect(await text(page)).toContain("Agora você age por BETA S.A.");

    await page.getByRole("link", { name: "clique aqui para abrir processos" }).click();
    await look("services");
    await page.getByRole("button", { name: /^Iniciar P001/ }).click();
    await page.locator("#formulario-interativo .fjs-container").waitFor();
    await page.getByLabel("O que a empresa pede").fill("Escopo 12: válvulas");
    await untilDrawn(page);
    await look("process");

    await page.getByLabel("Escolher documentos").setInputFiles({ ...PDF, buffer: Buffer.from("texto") });
    await page.getByRole("button", { name: "Anexar" }).click();
    await page.getByText("não é PDF").waitFor();
    await look("document-refused");
    await page.getByLabel("Escolher documentos").setInputFiles(PDF);
    await page.getByRole("button", { name: "Anexar" }).click();
    await page.getByRole("link", { name: "Contrato social.pdf" }).waitFor();
    expect(await page.getByLabel("O que a empresa pede").inputValue()).toBe("Escopo 12: válvulas");
    await look("documents");

    await page.getByLabel("Pessoa de contato").fill("Ana");
    await page.getByLabel("Telefone de contato").fill("21 2563-2800");
    await page.getByRole("button", { name: "Continuar" }).click();
    await page.getByText("O pedido está com a equipe do Inmetro").waitFor();
    await untilDrawn(page);
    const active = page.locator("#diagrama .djs-element.mark-active");
    expect(await active.evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-element-id")))).toEqual([
      "analyse-request",
    ]);
    await look("submitted");

    await page.getByRole("link", { name: "Monitoramento de instâncias" }).click();
    expect(await text(page)).toMatch(/P001-2026-\d{6}/);
    await look("monitoring");
    expect(complaints).toEqual([]);
  },
  2 * PATIENCE,
);

test.each(["desktop", "phone"] as const)(
  "a member sees what he may start, and asks for the rest; two tabs stay with their companies (%s)",
  async (size) => {
    const member = await office.register(`Vera-${size}`);
    await office.delegate(member, "p001", "p070");
    const { page, complaints, look } = await enter(member, size);
    await page.goto(`${office.url}/processos?empresa=${office.alfa}`);
    await look("member-services");
    await page.getByText("Pedir este serviço").first().click();
    await page.getByLabel("Motivo do pedido").first().fill("auditoria de julho");
    await look("asking");
    await page.getByRole("button", { name: "Enviar o pedido" }).first().click();
    expect(await text(page)).toContain("Pedido enviado; espera a decisão");
    await look("asked");

    const ana = await enter(office.ana, size);
    await ana.page.goto(`${office.url}/processos?empresa=${office.alfa}`);
    const other = await ana.page.context().newPage();
    await other.goto(`${office.url}/inicio`);
    await other.getByLabel("Trocar de empresa").selectOption({ label: "BETA S.A. (11.222.333/0001-81)" });
    await other.getByRole("button", { name: "Trocar" }).click();
    await ana.page.reload();
    expect(await text(ana.page)).toContain("Esta página continua sendo de ALFA LTDA");
    await ana.look("other-tab");
    await ana.page.goto(`${office.url}/servicos`);
    await ana.look("public");
    expect([...complaints, ...ana.complaints]).toEqual([]);
  },
  2 * PATIENCE,
);

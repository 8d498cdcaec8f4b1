import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { createTransport } from "nodemailer";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { type TestSimulator, testSimulator } from "../support/simulator.ts";
import { relyingParty } from "./relying-party.ts";

/** Set it to a folder to keep a picture of every page. */
const PICTURES = process.env.SCREENSHOT_DIR;

let simulator: TestSimulator;
let browser: Browser;
beforeAll(async () => {
  [simulator, browser] = await Promise.all([testSimulator(), launchBrowser()]);
  await createTransport(simulator.smtpUrl).sendMail({
    from: "SGCI Inmetro <nao-responda@inmetro.gov.br>",
    to: "ana@empresa.test",
    subject: "Cadastro confirmado",
    text: "Olá, Ana!\nSeu cadastro foi confirmado.",
    html: `<h1 style="color:#1351b4">Olá, Ana</h1><p>Seu cadastro foi confirmado.</p>`,
  });
});
afterAll(async () => {
  await browser.close();
  await simulator.dispose();
});

/** Every page of the simulator in one visit; gives what is wrong with them. */
async function visitAll(width: number, { withAxe }: { withAxe: boolean }): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, locale: "pt-BR" });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (line) => {
    // The browser reports every answer of status 4xx; those are wanted here.
    if (line.type() === "error" && !line.text().startsWith("Failed to load resource")) problems.push(line.text());
  });
  let count = 0;
  const look = async (name: string) => {
    await page.waitForLoadState();
    if (PICTURES) await takePicture(page, join(PICTURES, `${width}-${String(count++).padStart(2, "0")}-${name}.png`));
    const isWider = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
    if (await page.evaluate(isWider)) problems.push(`${name}: wider than the screen`);
    if (!withAxe) return;
    // Nothing runs inside the mail's frame, axe neither.
    await page.evaluate("document.querySelector('iframe')?.remove()");
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    for (const { id, nodes } of violations) problems.push(`${name}: ${id} ${nodes.map(({ html }) => html).join(" ")}`);
  };
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const at = (path: string) => page.goto(new URL(path, simulator.issuer).href);

  await page.goto((await relyingParty(simulator)).authorizationUrl());
  const flow = new URL(page.url()).pathname;
  await look("login");
  await page.getByLabel("Número do CPF").fill("123");
  await press("Continuar");
  await look("login-wrong-cpf");
  await page.getByLabel("Número do CPF").fill("722.684.025-17");
  await press("Continuar");
  await look("password");
  await page.getByLabel("Senha").fill("errada");
  await press("Entrar");
  await look("password-wrong");
  expect(await page.getByLabel("Senha").evaluate((field) => field === document.activeElement)).toBe(true);
  await at(`${flow}/criar-conta`);
  await look("sign-up");
  await page.getByLabel("CPF").fill("1");
  await page.getByLabel("Nome completo").fill("Ana");
  await page.getByLabel("E-mail", { exact: true }).fill("ana@empresa");
  await page.getByLabel("Celular com DDD").fill("1");
  await page.getByLabel("Senha").fill("1");
  await press("Criar conta");
  await look("sign-up-errors");
  await at(`${flow}/certificado`);
  await look("certificate");
  await at(`${flow}/certificado/apresentado?recusa=expired`);
  await look("certificate-refused");
  await at(`${flow}/nuvem`);
  await look("cloud");
  await press("Continuar");
  await look("cloud-certificate");
  await page.getByLabel("Certificado", { exact: true }).selectOption("e-cnpj-19412772000169-52601815906");
  await page.getByLabel("PIN do certificado").fill("1234");
  await press("Entrar");
  await page.getByRole("button", { name: "Autorizar" }).waitFor();
  await look("consent");
  for (const [name, path] of [
    ["account", "/conta"],
    ["companies-menu", "/conta/empresas"],
    ["companies", "/conta/empresas/gerenciar"],
    ["confirm-link", "/conta/empresas/confirmar"],
    ["consents", "/conta/autorizacoes"],
    ["terms", "/termos"],
    ["home", "/"],
    ["people", "/pessoas-de-teste"],
    ["authority", "/autoridade"],
    ["mailbox", "/caixa-de-correio"],
    ["faults", "/simulador/falhas"],
    ["not-found", "/nada"],
  ] as const) {
    await at(path);
    if (name === "companies") await page.locator("summary").first().click();
    await look(name);
  }
  await at("/caixa-de-correio");
  await page.getByRole("link", { name: "Cadastro confirmado" }).click();
  await look("mail");
  await at("/logout?post_logout_redirect_uri=http://elsewhere.test/");
  await look("signed-out");
  await context.close();
  return problems;
}

async function takePicture(page: Page, path: string): Promise<void> {
  mkdirSync(join(path, ".."), { recursive: true });
  await page.screenshot({ path, fullPage: true });
}

test("every page on a desktop: nothing is blocked by the policy or wider than the screen", async () => {
  expect(await visitAll(1280, { withAxe: false })).toEqual([]);
}, 180_000);

test("every page on a phone: the same, and axe finds nothing", async () => {
  expect(await visitAll(390, { withAxe: true })).toEqual([]);
}, 180_000);

test("a person signs in by keyboard alone", async () => {
  const page = await (await browser.newContext({ locale: "pt-BR" })).newPage();
  await page.goto((await relyingParty(simulator)).authorizationUrl());
  const tabTo = async (name: string) => {
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press("Tab");
      const focused = "document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent";
      if ((await page.evaluate(focused)) === name) return;
    }
    throw new Error(`the focus never reached ${name}`);
  };
  await tabTo("Número do CPF");
  await page.keyboard.type("84268465642");
  await page.keyboard.press("Enter");
  await page.getByLabel("Senha").waitFor();
  await tabTo("Senha");
  await page.keyboard.type(simulator.people[0]!.password);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Autorizar" }).waitFor();
  await tabTo("Autorizar");
  const back = page.waitForRequest(/localhost:3000\/govbr\/retorno\?code=/);
  await page.keyboard.press("Enter");
  await back;
});

test("a browser that holds an e-CNPJ signs in with it", async () => {
  const { pfxPath, pfxPassword } = simulator.people.find(({ key }) => key === "legal-representative")!.ecnpj[0]!;
  const clientCertificates = [{ origin: simulator.certificateUrl, pfxPath, passphrase: pfxPassword }];
  const context = await browser.newContext({ locale: "pt-BR", ignoreHTTPSErrors: true, clientCertificates });
  const page = await context.newPage();
  await page.goto((await relyingParty(simulator)).authorizationUrl());
  await page.getByRole("link", { name: "Certificado digital", exact: true }).click();
  await page.getByRole("link", { name: "Usar certificado deste navegador" }).click();
  await page.getByText("Você entrou como Carlos Eduardo Pimentel").waitFor();
  await context.close();
});

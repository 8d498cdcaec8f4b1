import type { Browser, Page } from "playwright-core";
import type { Account } from "../../src/store/types.ts";
import { codeAt, linkTo, password } from "../portal/credentials/support/person.ts";
import { type Office, openOffice } from "../portal/services/support/office.ts";
import { complaintsOf, faultsOf, openWindow, picture, SIZES } from "../portal/support/looks.ts";
import { launchBrowser } from "../support/browser.ts";
import { PATIENCE } from "../support/engine.ts";

let office: Office;
let browser: Browser;
let carla: Account;
beforeAll(async () => {
  [office, browser] = await Promise.all([openOffice(), launchBrowser()]);
  carla = office.carla;
}, 2 * PATIENCE);
afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

/** A window, and what is wrong with each page that is looked at. */
async function openPage(size: keyof typeof SIZES) {
  const context = await openWindow(browser, { viewport: SIZES[size], locale: "en-GB" });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const look = async (name: string) => {
    await picture(page, `credentials-${name}-${size}`);
    expect([name, await faultsOf(page)]).toEqual([name, []]);
  };
  return { page, complaints, look };
}

const text = (page: Page) => page.locator("main").innerText();
const later = (seconds: number) => new Date(Date.now() + seconds * 1000);

test.each(["desktop", "phone"] as const)(
  "a representative without CPF activates the access, logs in, delegates to a member and starts a process (%s)",
  async (size) => {
    const email = `greta-${size}@example.org`;
    const { company } = await office.store.credentials.admit({
      ...{ key: size, company: { country: "DE", legalName: `KESSEL ${size.toUpperCase()} GMBH` } },
      representative: { name: "Greta Lindqvist", email, language: "en" },
      ...{ actor: "system:test", capacity: "staff:service-team:dicor" },
    });
    const { page, complaints, look } = await openPage(size);
    await page.goto(`${office.url}/ativar/${await linkTo(office.store, email)}`);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await look("activation");
    await page.getByLabel("Password", { exact: true }).fill("Password2026!");
    await page.getByLabel("Repeat the password").fill("another one");
    await page.getByRole("button", { name: "Continue" }).click();
    await look("activation-refused");
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByLabel("Repeat the password").fill(password);
    await page.getByLabel(/^I have read this/).check();
    await page.getByRole("button", { name: "Continue" }).click();

    await page.getByRole("heading", { name: "Set up the second factor" }).waitFor();
    await look("enrolment");
    const secret = (await page.locator(".totp-secret code").innerText()).replaceAll(" ", "");
    await page.getByLabel("Code").fill(codeAt(secret, later(0)));
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.getByRole("heading", { name: "Keep your recovery codes" }).waitFor();
    const [recoveryCode] = await page.locator(".recovery-codes code").allInnerTexts();
    await look("recovery-codes");
    await page.getByRole("link", { name: /^I have kept them/ }).click();
    expect(await text(page)).toContain(`KESSEL ${size.toUpperCase()} GMBH (SGCI number EX-DE-`);
    await look("home");

    await page.goto(`${office.url}/sair`);
    await page.goto(`${office.url}/entrar?idioma=en`);
    await look("login");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Continue" }).click();
    expect(await text(page)).toContain("You could not be signed in");
    await look("login-refused");
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Continue" }).click();
    await look("code");
    await page.getByLabel("Code").fill("000000");
    await page.getByRole("button", { name: "Sign in" }).click();
    await look("code-refused");
    // The next code: the one of this half minute may have been used to enrol.
    await page.getByLabel("Code").fill(codeAt(secret, later(30)));
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL("**/inicio");

    await page.getByRole("link", { name: /^click here to delegate to members/ }).click();
    await page.getByRole("link", { name: "Delegar membros" }).click();
    await page.getByText("A pessoa não tem CPF?").click();
    await look("invitation");
    await page.getByLabel("CPF:").fill(carla.cpf);
    await page.getByRole("button", { name: "Pesquisar" }).click();
    await page.getByRole("link", { name: "Delegar a Carla" }).click();
    await page.getByLabel(/^P070/).first().check();
    await page.getByRole("button", { name: "Atualizar" }).last().click();
    expect(await page.locator(".notice").first().innerText()).toContain("1 serviço delegado");

    await page.goto(`${office.url}/processos?empresa=${company.id}`);
    await page.getByRole("button", { name: /^Iniciar P001/ }).click();
    await page.locator("#formulario-interativo .fjs-container").waitFor();
    expect(await text(page)).toContain(company.cnpj);
    expect(await text(page)).not.toMatch(/CNPJ/);
    await look("process");
    await page.goto(`${office.url}/acompanhamento?empresa=${company.id}`);
    expect(await text(page)).toMatch(/P001-\d{4}-\d{6}/);

    await page.goto(`${office.url}/acesso`);
    await look("own-access");
    await page.goto(`${office.url}/configuracoes`);
    await look("settings");

    // Without the app: a recovery code.
    await page.goto(`${office.url}/sair`);
    await page.goto(`${office.url}/entrar`);
    await page.getByLabel(/E-mail/).fill(email);
    await page.getByLabel(/Password|Senha/).fill(password);
    await page.getByRole("button", { name: /Continu/ }).click();
    await page.getByLabel(/Code|Código/).fill(recoveryCode!);
    await page.getByRole("button", { name: /Sign in|Entrar/ }).click();
    await page.waitForURL("**/inicio");
    await page.goto(`${office.url}/recuperar?idioma=es`);
    await look("recovery");
    expect(complaints).toEqual([]);
    await page.context().close();
  },
  3 * PATIENCE,
);

import type { Browser, Page } from "playwright-core";
import { codeFor, linkFor, PDF } from "../portal/foreign/support/applicant.ts";
import { complaintsOf, faultsOf, openWindow, picture, SIZES } from "../portal/support/looks.ts";
import { analyst, startTeams, type Teams } from "../portal/team/support/teams.ts";
import { launchBrowser } from "../support/browser.ts";
import { PATIENCE } from "../support/engine.ts";
import { until } from "../support/until.ts";

let teams: Teams;
let browser: Browser;
let staffCookie: string;
beforeAll(async () => {
  [teams, browser] = await Promise.all([startTeams(), launchBrowser()]);
  staffCookie = (await teams.enter(analyst, "service-team:dicor")).cookies.get("sgci")!;
}, 2 * PATIENCE);
afterAll(async () => {
  await browser?.close();
  await teams?.stop();
});

type Size = keyof typeof SIZES;

async function openPage(size: Size, options: { locale: string; cookie?: string }) {
  const context = await openWindow(browser, { viewport: SIZES[size], locale: options.locale });
  if (options.cookie !== undefined) await context.addCookies([{ name: "sgci", value: options.cookie, url: teams.url }]);
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const look = async (name: string) => {
    await page.waitForLoadState("networkidle");
    await picture(page, `foreign-${name}-${size}`);
    expect(await faultsOf(page)).toEqual([]);
  };
  return { page, complaints, look };
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const text = (page: Page) => page.locator("main").innerText();
const formReady = (page: Page) => page.locator("#formulario-interativo .fjs-container").waitFor();

/** Attaches a document; what was typed into the form stays. */
async function attach(page: Page, name: string): Promise<void> {
  await page.getByLabel("Choose documents").setInputFiles({ name, mimeType: "application/pdf", buffer: PDF });
  await press(page, "Attach");
  await page.getByRole("link", { name }).waitFor();
}

test.each(["desktop", "phone"] as const)(
  "a company without anybody in Brazil registers in English, corrects its request and is validated (%s)",
  async (size) => {
    const email = `erika-${size}@muller.example`;
    const legalName = size === "desktop" ? "Müller Instruments GmbH" : "Voltage Standards BV";
    const { page, complaints, look } = await openPage(size, { locale: "en-GB" });
    await page.goto(teams.url);
    await look("entry");
    await page.getByRole("link", { name: "Registration of foreign companies" }).click();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await look("start");
    await press(page, "Start the request");
    await formReady(page);
    await look("first-question");
    await press(page, "Continue");
    await page.getByText("There is one field to correct").waitFor();
    expect(await text(page)).toContain("Field is required.");
    await page.getByLabel("No, it has neither").check();
    await page.getByLabel("Name of the company").fill(legalName);
    await press(page, "Continue");

    await page.getByLabel("E-mail", { exact: true }).fill(email);
    await look("email");
    await press(page, "Send the code");
    await page.getByText(`We sent a code to ${email}`).waitFor();
    await page.getByLabel("Six-digit code").fill("x");
    await press(page, "Confirm the e-mail");
    await page.getByText("This code is not valid").waitFor();
    await look("code");
    await page.getByLabel("Six-digit code").fill(await codeFor(teams.store, email));
    await press(page, "Confirm the e-mail");

    await formReady(page);
    expect(await page.getByLabel("Legal name").inputValue()).toBe(legalName);
    await page.getByLabel("Country of registration").selectOption({ label: size === "desktop" ? "Germany" : "Netherlands" });
    await page.getByLabel("Register number in that country").fill("HRB 12345");
    await look("form");
    await attach(page, "register.pdf");
    expect(await page.getByLabel("Register number in that country").inputValue()).toBe("HRB 12345");
    await page.getByLabel("Address").fill("Hauptstraße 1, 10115 Berlin");
    await page.getByLabel("Contact person").fill("Erika Müller");
    await page.getByLabel("Contact phone").fill("+49 30 123456");
    await page.getByLabel("Legal representative").fill("Hans Müller");
    await page.getByLabel("Position of the representative").fill("Managing director");
    await page.getByLabel("Service you want").selectOption({ index: 1 });
    await press(page, "Continue");
    await page.getByText("The team has received the request").waitFor();
    await look("received");
    const number = /EST-\d{4}-\d{6}/.exec(await text(page))![0];

    const staff = await openPage(size, { locale: "pt-BR", cookie: staffCookie });
    await decide(staff, number, "receipt", async ({ page: task }) => {
      await task.getByRole("button", { name: "Começar a análise", exact: true }).click();
    });
    await decide(staff, number, "analysis", async ({ page: task, look: lookAt }) => {
      await task.locator("#formulario-interativo .fjs-container").waitFor();
      await lookAt("team-analysis");
      await task.getByLabel("Pedir correções").check();
      await task.getByLabel("Mensagem ao solicitante").fill("The powers of Mr Müller are missing.");
      await task.getByRole("button", { name: "Concluir a tarefa", exact: true }).click();
    });

    // The applicant comes back by the message, on another device.
    const phone = await openPage(size, { locale: "en-GB" });
    await phone.page.goto(teams.url + (await linkFor(teams.store, email, "correcting")));
    await formReady(phone.page);
    expect(phone.page.url()).toBe(`${teams.url}/estrangeiras/pedido`);
    expect(await text(phone.page)).toContain("The powers of Mr Müller are missing.");
    await phone.look("correction");
    await attach(phone.page, "powers.pdf");
    await phone.page.getByLabel("What was corrected").fill("Attached.");
    await press(phone.page, "Continue");
    await phone.page.getByText("Received (submission 2)").waitFor();

    await decide(staff, number, "receipt", async ({ page: task }) => {
      await task.getByRole("button", { name: "Começar a análise", exact: true }).click();
    });
    await decide(staff, number, "analysis", async ({ page: task, look: lookAt }) => {
      await task.locator("#formulario-interativo .fjs-container").waitFor();
      await lookAt("team-second-analysis");
      await task.getByLabel("Validar a empresa").check();
      await task.getByLabel("Mensagem ao solicitante").fill("Welcome.");
      await task.getByRole("button", { name: "Concluir a tarefa", exact: true }).click();
    });
    await linkFor(teams.store, email, "validated");
    await phone.page.reload();
    await phone.page.getByText("The company has been validated").first().waitFor();
    await phone.look("validated");
    const mails = await teams.store.outbox.list({ to: email });
    expect(mails.filter(({ template }) => template === "credential-link")).toHaveLength(1);
    expect([...complaints, ...staff.complaints, ...phone.complaints]).toEqual([]);
  },
  3 * PATIENCE,
);

/** Takes the open task about a request and decides in it. */
async function decide(
  staff: Awaited<ReturnType<typeof openPage>>,
  number: string,
  what: string,
  act: (staff: Awaited<ReturnType<typeof openPage>>) => Promise<void>,
): Promise<void> {
  const { page, look } = staff;
  const names = { receipt: "Receber o pedido", analysis: "Analisar o pedido" } as Record<string, string>;
  await until(`the team has the ${what} of ${number}`, async () => {
    await page.goto(`${teams.url}/equipe/tarefas?processo=${number}`);
    return (await page.locator("main").innerText()).includes(names[what]!);
  });
  await look(`team-list-${what}`);
  await page.getByRole("link", { name: new RegExp(number) }).click();
  await page.getByRole("button", { name: "Assumir a tarefa" }).click();
  await page.getByText("A tarefa está com você").first().waitFor();
  await look(`team-${what}-claimed`);
  await act(staff);
  await page.getByText("concluída").first().waitFor();
}

test.each(["desktop", "phone"] as const)(
  "the same pages speak Spanish and Portuguese, and lead who has a CNPJ on the national way (%s)",
  async (size) => {
    const { page, complaints, look } = await openPage(size, { locale: "es-AR" });
    await page.goto(`${teams.url}/estrangeiras`);
    await page.getByRole("heading", { name: "Registro de empresas extranjeras" }).waitFor();
    await look("start-spanish");
    await page.getByRole("link", { name: "Português", exact: true }).click();
    await page.getByRole("heading", { name: "Cadastro de empresa estrangeira" }).waitFor();
    await press(page, "Começar o pedido");
    await formReady(page);
    await page.getByLabel("Sim, tem CNPJ ou representação legal no Brasil").check();
    await page.getByLabel("Nome da empresa").fill("Acme do Brasil");
    await press(page, "Continuar");
    await look("national");
    await press(page, "Continuar pela via nacional");
    await page.getByText("O que você já informou").waitFor();
    expect(await text(page)).toContain("Acme do Brasil");
    await look("kept-file");
    await page.getByRole("button", { name: /^Estrangeira/ }).click();
    await page.getByRole("link", { name: "Ir para o formulário" }).waitFor();
    await look("from-company-type");
    expect(complaints).toEqual([]);
  },
  2 * PATIENCE,
);

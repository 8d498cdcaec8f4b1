import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import type { System } from "../../support/system.ts";

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** A person in front of a browser. Every page that is visited is checked: axe, no sideways scrolling, no console error. */
export interface Visitor {
  page: Page;
  /** Problems seen on the pages so far, each with its address. */
  problems: string[];
  /** Looks at the page that is shown: accessibility and width. */
  look(): Promise<void>;
  press(name: string | RegExp): Promise<void>;
  follow(name: string | RegExp): Promise<void>;
  heading(): Promise<string>;
  text(): Promise<string>;
}

/** Opens a browser context in Brazilian Portuguese, at the given size. */
export async function visit(browser: Browser, system: System, viewport = DESKTOP): Promise<Visitor> {
  const context = await browser.newContext({ locale: "pt-BR", viewport, ignoreHTTPSErrors: true });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`${page.url()}: ${message.text()}`);
  });

  const look = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations) problems.push(`${page.url()}: axe ${id}: ${nodes[0]?.html}`);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (sideways > 0) problems.push(`${page.url()}: ${sideways} pixels wider than the screen`);
  };
  const click = async (role: "button" | "link", name: string | RegExp) => {
    await page.getByRole(role, { name }).first().click();
    await page.waitForLoadState("networkidle");
    await look();
  };
  await page.goto(system.portalUrl);
  await look();
  return {
    page,
    problems,
    look,
    press: (name) => click("button", name),
    follow: (name) => click("link", name),
    heading: () => page.getByRole("heading", { level: 1 }).first().innerText(),
    text: () => page.locator("main").innerText(),
  };
}

/** From the entry page to the moment before Gov.br: a national company, and the stage. */
export async function reachGovbr({ press }: Visitor, stage: "Etapa 1" | "Etapa 2"): Promise<void> {
  await press("Começar o cadastro");
  await press(/^Nacional/);
  await press(new RegExp(`^${stage}`));
}

/** Logs in at Gov.br with CPF and password; leaves on the consent page, or back at the portal if it was given before. */
export async function logInWithPassword(
  { page, press, follow }: Visitor,
  person: { cpf: string; password: string },
): Promise<void> {
  await follow(/Entrar com/);
  await page.getByLabel("Número do CPF").fill(person.cpf);
  await press("Continuar");
  await page.getByLabel("Senha").fill(person.password);
  await press("Entrar");
}

/** Logs in at Gov.br with one of the simulator's test certificates. */
export async function logInWithCertificate({ page, press, follow }: Visitor, label: string): Promise<void> {
  await follow(/Entrar com/);
  await follow("Certificado digital");
  const options = await page.getByLabel("Certificado").locator("option").allInnerTexts();
  await page.getByLabel("Certificado").selectOption({ index: options.findIndex((option) => option.includes(label)) });
  await press("Usar este certificado");
}

import type { Browser, Page } from "playwright-core";
import { administrator, type Migrating, startMigrating, support } from "../portal/migration/support/migrating.ts";
import type { HttpBrowser } from "../portal/support/browser.ts";
import { complaintsOf, faultsOf, openWindow, picture, SIZES } from "../portal/support/looks.ts";
import { joao, maria } from "../portal/support/portal.ts";
import { legacyAccount, password } from "../store/support/legacy.ts";
import { launchBrowser } from "../support/browser.ts";
import { PATIENCE } from "../support/engine.ts";

let world: Migrating;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([startMigrating(), launchBrowser()]);
  // Gov.br sends everybody straight back, as whom the test says.
  world.govbr.authorizationUrl = async ({ state }) =>
    new URL(`${world.url}/govbr/retorno?${new URLSearchParams({ code: "code", state })}`);
}, PATIENCE);
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const faults: string[] = [];
const complaints: string[][] = [];

/** A window of one size, with the session of a browser that is signed in. */
async function openPage(
  size: keyof typeof SIZES,
  { cookies }: Pick<HttpBrowser, "cookies"> = { cookies: new Map() },
): Promise<Page> {
  const context = await openWindow(browser, { viewport: SIZES[size] });
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: world.url })));
  const page = await context.newPage();
  complaints.push(complaintsOf(page));
  return page;
}

/** Looks at the page in both sizes; keeps pictures where they are wanted. */
async function look(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()!;
  for (const size of ["desktop", "phone"] as const) {
    await page.setViewportSize(SIZES[size]);
    for (const fault of await faultsOf(page)) faults.push(`${name}, ${size}: ${fault}`);
    await picture(page, `migration-${name}-${size}`);
  }
  await page.setViewportSize(before);
}

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();
const follow = (page: Page, name: string | RegExp) => page.getByRole("link", { name }).first().click();
const heading = (page: Page) => page.locator("h1").first().innerText();
const text = (page: Page) => page.locator("main").innerText();
const settled = () => {
  expect(faults).toEqual([]);
  expect(complaints.flat()).toEqual([]);
};

test(
  "an old login comes from the box at the left over Gov.br to a receipt, and its open task is worked",
  async () => {
    await world.oldLogin("maria.antiga", {}, 108);
    await world.person(maria);
    const page = await openPage("desktop");
    await page.goto(world.url);
    await look(page, "entry");
    const [box, door] = await Promise.all(
      ["#porta-antiga", "#porta-govbr"].map(async (id) => (await page.locator(id).boundingBox())!.x),
    );
    expect(box!).toBeLessThan(door!);
    await page.getByRole("textbox", { name: "Login antigo" }).fill("maria.antiga");
    await press(page, "Continuar");
    await look(page, "password");
    await page.getByLabel("Senha do Orquestra").fill("outra");
    await press(page, "Confirmar");
    expect(await text(page)).toContain("Não foi possível confirmar.");
    await look(page, "refused");
    await page.getByLabel("Senha do Orquestra").fill(password);
    await press(page, "Confirmar");
    expect(await heading(page)).toBe("Normalização do acesso");
    await look(page, "normalisation");
    await follow(page, /Entrar com/);

    await page.waitForURL(/\/migracao\/[\w-]{36}$/);
    expect(await heading(page)).toBe("Conferir a migração");
    expect(await text(page)).toContain("1 a 100 de 110");
    await look(page, "preview");
    await follow(page, "Seguintes");
    expect(await text(page)).toContain("101 a 110 de 110");
    await press(page, "Confirmar a migração");
    await page.waitForURL(/\/recibo$/, { timeout: PATIENCE });
    expect(await text(page)).toContain("maria.antiga-1");
    await look(page, "receipt");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".site-header").isVisible()).toBe(false);
    expect(await page.getByText("Comprovante de migração").isVisible()).toBe(true);
    await page.emulateMedia({ media: "screen" });

    await follow(page, "Ver os processos migrados");
    await look(page, "moved");
    await follow(page, /^Anexar o relatório/);
    await page.locator("#formulario-interativo .fjs-form").waitFor();
    await look(page, "process");
    await page.getByLabel("Número do relatório").fill("R-17/2026");
    await press(page, "Continuar");
    await page.getByText("“Anexar o relatório” está concluída.").waitFor();
    await page.goto(`${world.url}/migracao`);
    await look(page, "overview");

    // The old door of a login that is dead.
    await follow(page, "Trazer outro login antigo");
    await page.getByRole("textbox", { name: "Login antigo" }).fill("MARIA.ANTIGA");
    await press(page, "Continuar");
    expect(await heading(page)).toBe("Este login já foi migrado");
    await look(page, "dead");
    settled();
  },
  4 * PATIENCE,
);

test(
  "a shared login is blocked for the second person; staff reads the facts and decides; the person goes on",
  async () => {
    await world.oldLogin("laboratorio");
    await world.person(maria);
    await world.come("laboratorio", maria);
    await world.person(joao);
    const { browser: cookies, page: shown } = await world.come("laboratorio", joao);
    const page = await openPage("phone", cookies);
    await page.goto(world.url + shown.url);
    await page.getByRole("heading", { name: "A migração precisa de uma decisão do Inmetro" }).waitFor();
    await look(page, "blocked");
    const question = page.url();
    await page.goto(`${world.url}/migracao`);
    await look(page, "waiting");

    const helper = await openPage("desktop", await world.enter(support, "support"));
    await helper.goto(`${world.url}/equipe/migracao`);
    await look(helper, "dashboard");
    await follow(helper, "1 caso espera decisão");
    await look(helper, "conflicts");
    await follow(helper, "Decidir o caso de laboratorio");
    await press(helper, "Decidir");
    expect(await helper.getByRole("alert").first().innerText()).toContain("Escolha o que fazer.");
    await look(helper, "conflict");
    await helper.getByLabel("Permitir", { exact: false }).check();
    await helper.getByLabel("Motivo").fill("Ofício 12/2026 da empresa");
    await press(helper, "Decidir");
    await helper.getByText("A decisão está registrada").waitFor();
    await look(helper, "decided");

    await page.reload();
    expect(await text(page)).toContain("Autorizada pelo Inmetro");
    await page.goto(question);
    expect(await heading(page)).toBe("O Inmetro autorizou a migração");
    expect(await text(page)).toContain("Ofício 12/2026 da empresa");
    await look(page, "allowed");
    await press(page, "Começar a migração");
    await page.getByRole("heading", { name: "Conferir a migração" }).waitFor();
    await press(page, "Confirmar a migração");
    await page.waitForURL(/\/recibo$/, { timeout: PATIENCE });
    await look(page, "receipt-short");
    settled();
  },
  4 * PATIENCE,
);

test(
  "an administrator imports two files by dry run and click, finds a login, and undoes a migration",
  async () => {
    const chief = await openPage("desktop", await world.enter(administrator, "administrator"));
    await chief.goto(`${world.url}/equipe`);
    await follow(chief, /^Importaç/);
    await look(chief, "imports");
    const { passwordHash } = legacyAccount("carla");
    const accounts = (cpf: string) =>
      `login,name,email,cpf,cnpj,password_hash,hash_scheme,status\ncarla,Carla Dias,carla@exemplo.com.br,${cpf},,${passwordHash},md5,active\n`;
    const processes =
      "number,service,version,status,owner_login,opened_at,finished_at,engine_instance\nC-1,P001 Registro,1,finished,carla,2020-01-02,2020-02-03,\n";
    const choose = async (cpf: string) => {
      const file = (name: string, content: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
      await chief.getByLabel("Arquivo dos logins (CSV)").setInputFiles(file("logins.csv", accounts(cpf)));
      await chief.getByLabel("Arquivo dos processos (CSV)").setInputFiles(file("processos.csv", processes));
      await press(chief, "Simular");
      await chief.getByRole("heading", { name: "Relatório da importação" }).waitFor();
    };
    await choose("11111111111");
    expect(await text(chief)).toContain("O CPF não é válido.");
    await look(chief, "report-broken");
    await follow(chief, "Voltar às importações");
    await choose("");
    await look(chief, "report-dry-run");
    await press(chief, "Importar");
    await chief.getByText("Importação concluída.").waitFor();

    await follow(chief, "Migração");
    await follow(chief, "Logins e migrações");
    await chief.getByLabel(/^Login, nome/).fill("laboratorio");
    await press(chief, "Pesquisar");
    await look(chief, "search");
    await follow(chief, "laboratorio");
    await look(chief, "login");
    await follow(chief, "Concluída");
    await look(chief, "migration");
    await follow(chief, "Desfazer a migração");
    await press(chief, "Desfazer a migração");
    await look(chief, "undo");
    await chief.getByLabel("Motivo").fill("Confirmada por engano");
    await press(chief, "Desfazer a migração");
    await chief.getByText("A migração foi desfeita").waitFor();

    // He comes back before the engine has followed; the receipt is worth nothing any more.
    const page = await openPage("phone", (await world.come("laboratorio", joao)).browser);
    await page.goto(`${world.url}/migracao`);
    await press(page, "Começar a migração de laboratorio");
    await page.getByText("está sendo desfeita pelo Inmetro").first().waitFor();
    await look(page, "undoing");
    await follow(page, "Ver o comprovante da migração de laboratorio");
    expect(await text(page)).toContain("Confirmada por engano");
    await look(page, "receipt-void");
    settled();
  },
  4 * PATIENCE,
);

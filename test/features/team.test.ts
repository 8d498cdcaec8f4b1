import type { Browser, Page } from "playwright-core";
import type { HttpBrowser } from "../portal/support/browser.ts";
import { complaintsOf, faultsOf, openWindow, picture, SIZES } from "../portal/support/looks.ts";
import { analyst, colleague, startTeams, type Teams } from "../portal/team/support/teams.ts";
import { launchBrowser } from "../support/browser.ts";
import { PATIENCE } from "../support/engine.ts";
import { until } from "../support/until.ts";

let teams: Teams;
let browser: Browser;

beforeAll(async () => {
  [teams, browser] = await Promise.all([startTeams(), launchBrowser()]);
}, PATIENCE);
afterAll(async () => {
  await browser?.close();
  await teams?.stop();
});

const faults: string[] = [];
const complaints: string[][] = [];

/** A window in which somebody of the team is signed in. */
async function windowOf({ cookies }: HttpBrowser, size: keyof typeof SIZES): Promise<Page> {
  const context = await openWindow(browser, { viewport: SIZES[size] });
  await context.addCookies([{ name: "sgci", value: cookies.get("sgci")!, url: teams.url }]);
  const page = await context.newPage();
  complaints.push(complaintsOf(page));
  return page;
}

async function look(page: Page, name: string): Promise<void> {
  const size = page.viewportSize()!.width === SIZES.phone.width ? "phone" : "desktop";
  for (const fault of await faultsOf(page)) faults.push(`${name}, ${size}: ${fault}`);
  await picture(page, `team-${name}-${size}`);
}

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const follow = (page: Page, name: string | RegExp) => page.getByRole("link", { name }).first().click();
const text = (page: Page) => page.locator("main").innerText();

test(
  "two people of Dicor share a request: one begins, the other takes it over and decides; the company reads it",
  async () => {
    const document = { name: "Contrato social.pdf", content: Buffer.from("%PDF-1.7 contrato") };
    const { task, process } = await teams.request("p001", document);
    await teams.request("p004");
    const second = await teams.enter(colleague, "service-team:dicor");
    const first = await teams.enter(analyst, "service-team:dicor");

    const desk = await windowOf(first, "desktop");
    await desk.goto(`${teams.url}/equipe`);
    await look(desk, "home");
    await desk.getByRole("navigation", { name: "Áreas da equipe" }).getByRole("link", { name: "Tarefas da equipe" }).click();
    await look(desk, "list");
    await follow(desk, process.number);
    expect(await desk.locator("h1").innerText()).toBe(`Analisar o pedido: ${process.number}`);
    await look(desk, "free");
    await press(desk, "Assumir a tarefa");
    await desk.locator("#formulario-interativo .fjs-form").waitFor();
    await look(desk, "mine");
    await press(desk, "Concluir a tarefa");
    await desk.getByRole("alert").waitFor();
    await look(desk, "errors");

    await follow(desk, "Histórico e comentários");
    await desk.getByLabel("Novo comentário").fill("Conferi o escopo; falta a certidão.");
    await press(desk, "Comentar");
    expect(await text(desk)).toContain("Maria da Silva (Equipe Dicor): Conferi o escopo");
    await look(desk, "history");
    await follow(desk, "Diagrama");
    await desk.locator("#diagrama[data-ready]").waitFor();
    const marked = desk.locator("#diagrama .djs-element.mark-active");
    expect(await marked.evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-element-id")))).toEqual([
      "analyse-request",
    ]);
    await look(desk, "diagram");

    await desk.getByRole("link", { name: "Tarefa", exact: true }).click();
    await desk.locator("#formulario-interativo .fjs-form").waitFor();
    await desk.getByLabel("Pedir correções").check();
    await desk.getByLabel("Parecer").fill("Um parecer que não se pode perder.");

    const phone = await windowOf(second, "phone");
    await phone.goto(`${teams.url}/equipe/tarefas?mostrar=todas`);
    await look(phone, "list");
    await follow(phone, process.number);
    expect(await text(phone)).toContain("A tarefa está com Maria da Silva");
    await look(phone, "others");
    await phone.getByLabel("Para quem").selectOption({ label: "João Souza" });
    await phone.getByLabel("Motivo").fill("Maria entrou de férias");
    await press(phone, "Passar a tarefa");
    expect(await text(phone)).toContain("A tarefa está com você.");

    // The first one still has the page open, and sends it.
    await desk.bringToFront();
    await press(desk, "Concluir a tarefa");
    await desk.getByText("Nada foi concluído: a tarefa está agora com João Souza.").waitFor();
    await desk.locator("#formulario-interativo .fjs-form").waitFor();
    expect(await desk.getByLabel("Parecer").inputValue()).toBe("Um parecer que não se pode perder.");
    expect(await desk.getByLabel("Pedir correções").isChecked()).toBe(true);
    await look(desk, "taken");

    await phone.locator("#formulario-interativo .fjs-form").waitFor();
    await look(phone, "mine");
    await phone.getByLabel("Deferir", { exact: true }).check();
    await phone.getByLabel("Parecer").fill("Tudo conforme.");
    await press(phone, "Concluir a tarefa");
    expect(await text(phone)).toContain(`“Analisar o pedido” concluída: processo ${process.number}`);
    await look(phone, "done");
    await until("the process has ended", async () => (await teams.store.processes.get(process.id))!.state === "finished");

    await press(desk, "Concluir a tarefa");
    await desk.getByText(/foi concluída por João Souza/).waitFor();
    expect(await desk.getByLabel("O que você escreveu").inputValue()).toBe("Um parecer que não se pode perder.");
    await look(desk, "gone");
    await phone.goto(`${teams.url}/equipe/tarefas/${task.id}`);
    await look(phone, "gone");

    for (const [part, path] of [["history", "historico"] as const, ["diagram", "diagrama"] as const]) {
      const [open] = await teams.engine.tasks({ candidateGroup: "dicor" });
      await phone.goto(`${teams.url}/equipe/tarefas/${open!.id}/${path}`);
      if (part === "diagram") await phone.locator("#diagrama[data-ready]").waitFor();
      await look(phone, part);
    }
    expect(faults).toEqual([]);
    expect(complaints.flat().filter((line) => !/status of 409/.test(line))).toEqual([]);
  },
  4 * PATIENCE,
);

test(
  "the bell, the notices and the choice about mail, on a desk and on a phone",
  async () => {
    const session = await teams.enter(analyst, "service-team:dicor");
    const accountId = await teams.accountOf(analyst);
    const data = { process: "P001-2026-000001", companyName: "ALFA METROLOGIA LTDA", services: ["P001 Acreditação Inicial"] };
    const tell = (kind: "correction-asked" | "delegation-given" | "process-decided") =>
      teams.store.notices.tell({
        ...{ accountId, kind, eventKey: kind },
        data: {
          ...data,
          person: "Sílvia Prado",
          outcome: "deferido",
          reason: "Falta a certidão.",
          until: new Date("2027-01-20"),
        },
      });
    await tell("delegation-given");
    await tell("process-decided");
    await tell("correction-asked");
    for (const size of ["desktop", "phone"] as const) {
      const page = await windowOf(session, size);
      await page.goto(`${teams.url}/inicio`);
      await page.getByRole("link", { name: /avisos não lidos/ }).click();
      await look(page, "notices");
      await follow(page, "Escolher quais avisos também chegam por e-mail");
      await look(page, "preferences");
      await page.getByLabel("O Inmetro decidiu um processo").uncheck();
      await press(page, "Salvar");
      expect(await page.getByLabel("O Inmetro decidiu um processo").isChecked()).toBe(false);
      await page.getByLabel("O Inmetro decidiu um processo").check();
      await press(page, "Salvar");
    }
    expect(faults).toEqual([]);
    expect(complaints.flat().filter((line) => !/status of 409/.test(line))).toEqual([]);
  },
  2 * PATIENCE,
);

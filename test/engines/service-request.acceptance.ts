import pino from "pino";
import type { Browser, Page } from "playwright-core";
import { detectDialect, tasklistUrl } from "../../src/camunda/dialect.ts";
import { prepareTaskList } from "../../src/camunda/task-list.ts";
import type { Process } from "../../src/store/types.ts";
import { taskFilters, teams as teamNames } from "../../src/texts/teams.ts";
import { startTeams, type Teams } from "../portal/team/support/teams.ts";
import { launchBrowser } from "../support/browser.ts";
import { PATIENCE } from "../support/engine.ts";
import { until } from "../support/until.ts";
import { createMember } from "./support/member.ts";

const analyst = { id: "rui", firstName: "Rui", lastName: "Alves", password: "senha-do-rui", groups: ["dicor", "atendimento"] };
let teams: Teams;
let browser: Browser;

beforeAll(async () => {
  [teams, browser] = await Promise.all([startTeams(), launchBrowser()]);
  await prepareTaskList({ client: teams.engine, teams: teamNames, filters: taskFilters, log: pino({ enabled: false }) });
  await createMember({ ...teams.engineAddress, down: noop, up: noop, dispose: noop }, analyst);
}, PATIENCE);
afterAll(async () => {
  await browser?.close();
  await teams?.stop();
});

const noop = async () => {};

/** The task of a process in the engine's own task list, claimed. */
async function openTask({ serviceId, number }: Process): Promise<Page> {
  const team = (await teams.store.services.get(serviceId))!.team.id as keyof typeof teamNames;
  const page = await (await browser.newContext({ locale: "pt-BR", timezoneId: "America/Sao_Paulo" })).newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(tasklistUrl(teams.engineAddress.url, await detectDialect(teams.engine)));
  await page.getByPlaceholder("Usuário").fill(analyst.id);
  await page.getByPlaceholder("Senha").fill(analyst.password);
  await page.getByRole("button", { name: "Entrar" }).click();
  await page.locator("[cam-tasklist-filters] a").filter({ hasText: teamNames[team] }).click();
  await page.getByText("Analisar o pedido").first().click();
  await page.getByText(number).first().waitFor();
  await page.getByText("Assumir").first().click();
  await page.getByText("Rui Alves").nth(1).or(page.getByText("Você assumiu a tarefa.")).first().waitFor();
  return page;
}

async function approve(page: Page): Promise<void> {
  await page
    .getByLabel(/^Deferir/)
    .first()
    .click();
  await page
    .getByLabel(/^Parecer/)
    .first()
    .fill("De acordo com o pedido.");
  await page.getByRole("button", { name: "Concluir" }).click();
}

const untilApproved = ({ id }: Process) =>
  until("the process is decided", async () => {
    const after = await teams.store.processes.get(id);
    return after?.state === "finished" && after.outcome === "approved";
  });

test(
  "the team decides a company's request in the engine's own task list",
  async () => {
    const { process } = await teams.request("p001");
    await approve(await openTask(process));
    await untilApproved(process);
    await until("the company is told", async () => {
      const notices = await teams.store.notices.list({ accountId: teams.partnerId });
      return notices.some(({ kind }) => kind === "process-decided");
    });
  },
  PATIENCE,
);

test(
  "the team reads in the task list what a company registers",
  async () => {
    const { process } = await teams.request("p061-cadastro-de-empresas");
    const page = await openTask(process);
    for (const text of ["Alfa & Filhos", "Rua das Balanças, 10", "Xerém/RJ", "25250-020", "Ensaios de massa"])
      await page.getByText(text).first().waitFor();
    // What other services ask is not shown.
    expect(await page.getByText("O que a empresa pede").isVisible()).toBe(false);
    await approve(page);
    await untilApproved(process);
    const registered = await teams.store.companyRegistrations.of(teams.companyId);
    expect(registered).toMatchObject({ content: { address: "Rua das Balanças, 10" } });
  },
  PATIENCE,
);

test(
  "a start through the engine's own interface is refused, however it is dressed",
  async () => {
    const { engine, store, request } = teams;
    const { process: known } = await request("p004");
    const forged = { accountId: teams.partnerId, companyId: teams.companyId, teamGroup: "dicor", processNumber: known.number };
    for (const start of [
      { businessKey: known.id, variables: { ...forged, startTicket: "x" } },
      { businessKey: "invented", variables: forged },
    ]) {
      const { id } = await engine.startProcess("service-request", start);
      await until("it has ended refused", async () => {
        const [instance] = await engine.historyProcessInstances({ processInstanceId: id });
        return instance?.state === "COMPLETED";
      });
      const path = await engine.historyActivityInstances({ processInstanceId: id });
      expect(path.map(({ activityId }) => activityId)).toContain("start-refused");
      expect(path.map(({ activityId }) => activityId)).not.toContain("fill-request");
      expect(await store.processes.ofInstance(id)).toBeNull();
    }
  },
  PATIENCE,
);

import { fileURLToPath } from "node:url";
import pino from "pino";
import type { Browser, Page } from "playwright-core";
import { createEngineClient, type EngineClient } from "../../src/camunda/client.ts";
import { deployModels } from "../../src/camunda/deployer.ts";
import { detectDialect, tasklistUrl } from "../../src/camunda/dialect.ts";
import { prepareTaskList } from "../../src/camunda/task-list.ts";
import { taskFilters, teams } from "../../src/texts/teams.ts";
import { launchBrowser } from "../support/browser.ts";
import { PATIENCE, type TestEngine, testEngine } from "../support/engine.ts";
import { until } from "../support/until.ts";
import { createMember } from "./support/member.ts";

const log = pino({ enabled: false });
const member = { id: "ana", firstName: "Ana", lastName: "Souza", password: "senha-da-ana", groups: ["atendimento"] };
let engine: TestEngine;
let client: EngineClient;
let browser: Browser;
let page: Page;
let address: string;

beforeAll(async () => {
  [engine, browser] = await Promise.all([testEngine(), launchBrowser()]);
  client = createEngineClient({ ...engine, log });
  await deployModels({ client, folder: fileURLToPath(new URL("../../workflows", import.meta.url)), log });
  await prepareTaskList({ client, teams, filters: taskFilters, log });
  await createMember(engine, member);
  address = tasklistUrl(engine.url, await detectDialect(client));
  page = await (await browser.newContext({ locale: "pt-BR", timezoneId: "America/Sao_Paulo" })).newPage();
  page.setDefaultTimeout(60_000);
}, PATIENCE);

afterAll(async () => {
  await browser?.close();
  await engine?.dispose();
});

test("every text of the engine's task list has a Portuguese one", async () => {
  const texts = async (locale: string) => {
    const answer = await fetch(`${address}locales/${locale}.json`);
    return JSON.parse((await answer.text()).replace(/^\uFEFF/, "")) as { labels: Record<string, string> };
  };
  const [portuguese, english] = await Promise.all([texts("pt-BR"), texts("en")]);
  const placeholders = (text = "") => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name).sort();
  for (const [name, text] of Object.entries(english.labels)) {
    expect({ name, placeholders: placeholders(portuguese.labels[name]) }).toEqual({ name, placeholders: placeholders(text) });
    expect(portuguese.labels).toHaveProperty([name]);
  }
});

test(
  "a team finds its task in its filter, takes it and completes it, in Portuguese",
  async () => {
    const { id } = await client.startProcess("onboarding", { businessKey: "tasklist" });
    await page.goto(address);
    await page.getByPlaceholder("Usuário").fill(member.id);
    await page.getByPlaceholder("Senha").fill(member.password);
    await page.getByRole("button", { name: "Entrar" }).click();

    const filters = page.locator("[cam-tasklist-filters] a");
    await filters.filter({ hasText: "Minhas tarefas" }).waitFor();
    await page.getByText("Iniciar processo").waitFor();
    // The filters of other teams are not shown.
    expect(await filters.filter({ hasText: teams.dicor }).count()).toBe(0);
    await filters.filter({ hasText: teams.atendimento }).click();
    await page.getByText("Escolher o tipo da empresa").first().click();

    await page.getByText("Assumir").first().click();
    await page.getByText("Você assumiu a tarefa.").or(page.getByText("Ana Souza").nth(1)).first().waitFor();
    await page
      .getByLabel(/^Nacional/)
      .first()
      .click();
    await page.getByRole("button", { name: "Concluir" }).click();

    await until("the journey has gone on", async () => {
      const [task] = await client.tasks({ processInstanceId: id });
      return task?.taskDefinitionKey === "choose-stage";
    });
    expect(await client.processVariables(id)).toMatchObject({ companyType: "national" });
  },
  PATIENCE,
);

test(
  "somebody of no team is not let in",
  async () => {
    await createMember(engine, { ...member, id: "ivo", groups: [] });
    const stranger = await (await browser.newContext({ locale: "pt-BR" })).newPage();
    stranger.setDefaultTimeout(60_000);
    await stranger.goto(address);
    await stranger.getByPlaceholder("Usuário").fill("ivo");
    await stranger.getByPlaceholder("Senha").fill(member.password);
    const answer = stranger.waitForResponse(/\/login\/tasklist$/);
    await stranger.getByRole("button", { name: "Entrar" }).click();
    expect((await answer).status()).toBe(403);
  },
  PATIENCE,
);

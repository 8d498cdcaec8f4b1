import { EngineUnavailable } from "../../../src/camunda/errors.ts";
import { PATIENCE } from "../../support/engine.ts";
import { HttpBrowser } from "../support/browser.ts";
import { startTeams, type Teams } from "../team/support/teams.ts";
import { beginRequest, confirmEmail, DETAILS, taskOf } from "./support/applicant.ts";

let teams: Teams;
beforeAll(async () => {
  teams = await startTeams();
}, PATIENCE);
afterAll(() => teams?.stop());

const newBrowser = () => new HttpBrowser(teams.url);
const requestOf = async (browser: HttpBrowser) => {
  const session = await teams.store.sessions.get(browser.cookies.get("sgci")!);
  return session!.data.foreignRequestId as string;
};
let count = 0;
/** A browser at the form of a request. */
async function atForm(browser = newBrowser()) {
  await beginRequest(browser, "en");
  await confirmEmail(browser, teams.store, `edge-${++count}@muller.example`);
  return { browser, task: taskOf(browser.page), csrf: browser.page.csrf };
}

test("a double click begins one request, and hands it in once", async () => {
  const browser = newBrowser();
  const { csrf } = await browser.open("/estrangeiras?idioma=en");
  const running = async () => (await teams.engine.processInstances({ processDefinitionKey: "foreign-company" })).length;
  const before = await running();
  await Promise.all([1, 2, 3].map(() => browser.post("/estrangeiras/comecar", { _csrf: csrf })));
  const id = await requestOf(browser);
  expect(await teams.engine.processInstances({ businessKey: id })).toHaveLength(1);
  expect(await running()).toBe(before + 1);
  const form = await atForm(newBrowser());
  const sent = { _csrf: form.csrf, ...DETAILS, "f.registerNumber": "DOUBLE 1" };
  await Promise.all([form.browser.post(form.task, sent), form.browser.post(form.task, sent)]);
  const page = await form.browser.open("/estrangeiras/pedido");
  expect(page.text).toContain("Received (submission 1)");
  expect(await teams.store.foreignCompanies.submissions(await requestOf(form.browser))).toHaveLength(1);
}, 30_000);

test("what was meant for another step, or is somebody else's, changes nothing", async () => {
  const { browser, task } = await atForm();
  const stranger = await atForm();
  await stranger.browser.open("/estrangeiras/pedido");
  const taken = await stranger.browser.send(task, DETAILS);
  expect(taken.text).toContain("This step has been completed");
  const own = await teams.store.foreignCompanies.get(await requestOf(browser));
  expect(own).toMatchObject({ state: "draft", submissions: 0 });
  const nobody = newBrowser();
  await nobody.open("/estrangeiras?idioma=en");
  const refused = await nobody.send(task, DETAILS);
  expect([refused.status, refused.text.includes("The request is not open in this browser")]).toEqual([403, true]);
}, 30_000);

test("only fields of the form reach the engine, and only options that it offers", async () => {
  const { browser, task } = await atForm();
  const sent = { ...DETAILS, "f.teamGroup": "cgcre", "f.submissions": "9", "f.country": "BR", "f.registerNumber": "ONLY 1" };
  const back = await browser.send(task, sent);
  expect(back.status).toBe(422);
  const instance = (await teams.engine.processInstances({ businessKey: await requestOf(browser) }))[0]!;
  const variables = await teams.engine.processVariables(instance.id);
  expect(variables).toMatchObject({ submissions: 0 });
  expect(variables).not.toHaveProperty("teamGroup");
}, 30_000);

test("an engine that does not answer at the beginning loses nothing: the same request is begun by the next click", async () => {
  const browser = newBrowser();
  await browser.open("/estrangeiras?idioma=en");
  const { startProcess } = teams.engine;
  teams.engine.startProcess = async () => {
    throw new EngineUnavailable("scripted", { cause: null });
  };
  const failed = await browser.send("/estrangeiras/comecar");
  teams.engine.startProcess = startProcess;
  expect([failed.status, failed.text.includes("The system is temporarily unavailable")]).toEqual([503, true]);
  const id = await requestOf(browser);
  const start = await browser.open("/estrangeiras/pedido");
  expect(start.url).toBe("/estrangeiras");
  const first = await browser.send("/estrangeiras/comecar", { outro: "1" });
  expect(first.text).toContain("Does the company have a CNPJ");
  expect(await requestOf(browser)).toBe(id);
}, 30_000);

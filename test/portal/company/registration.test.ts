import { PATIENCE } from "../../support/engine.ts";
import { until } from "../../support/until.ts";
import { type Office, openOffice, press } from "../services/support/office.ts";
import type { HttpBrowser } from "../support/browser.ts";

const CONTENT = {
  ...{ tradeName: "Alfa & Filhos", address: "Rua das Balanças, 10", city: "Xerém/RJ", postalCode: "25250-020" },
  ...{ phone: "21 2679-9000", companyEmail: "contato@alfa.example", activity: "Ensaios de massa" },
};
const START = "Iniciar P061 - Cadastro de Empresas v.1";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
}, PATIENCE);
afterAll(() => office?.stop());

const at = (companyId: string) => `/empresa/cadastro?empresa=${companyId}`;

/** What stands in a text field of the browser's page. */
function written({ page }: HttpBrowser, name: string): string {
  const [control] = new RegExp(`<input[^>]*name="f\\.${name}"[^>]*>`).exec(page.html)!;
  return /value="([^"]*)"/.exec(control)?.[1] ?? "";
}

/** Opens P061 for a company and waits for its form; gives the id of the process. */
async function open(browser: HttpBrowser, companyId: string): Promise<string> {
  await browser.open(`/processos?empresa=${companyId}`);
  await press(browser, START);
  const id = /\/processos\/([\w-]+)/.exec(browser.page.url)![1]!;
  await until("the form stands open", async () => /name="f\.address"/.test((await browser.open(`/processos/${id}`)).html));
  return id;
}

test("what one representative registered is seen by all who act for the company, and fills the form the next time", async () => {
  const ana = await office.enter(office.ana);
  expect((await ana.open(at(office.alfa))).text).toContain("ainda não foram cadastrados");
  const processId = await open(ana, office.alfa);
  expect(written(ana, "address")).toBe("");
  const action = /action="(\/processos\/[^"]+\/tarefas\/[^"]+)"/.exec(ana.page.html)![1]!;
  await ana.send(action, Object.fromEntries(Object.entries(CONTENT).map(([name, value]) => [`f.${name}`, value])));
  const { instanceId } = (await office.store.processes.get(processId))!;
  const analysis = await until("the team has it", async () => {
    const [task] = await office.engine.tasks({ processInstanceId: instanceId!, taskDefinitionKey: "analyse-request" });
    return task ?? null;
  });
  expect(await office.store.companyRegistrations.of(office.alfa)).toBeNull();
  await office.engine.submitTaskForm(analysis.id, { decision: "approve", opinion: "De acordo." });
  await until("it is registered", () => office.store.companyRegistrations.of(office.alfa));

  const paula = await office.register("Paula");
  await office.delegate(paula, "p061-cadastro-de-empresas");
  const member = await office.enter(paula);
  expect((await member.open("/inicio")).html).toContain(`href="${at(office.alfa)}"`);
  expect((await member.open(`/processos?empresa=${office.alfa}`)).html).toContain(`href="${at(office.alfa)}"`);
  const page = await member.open(at(office.alfa));
  const { number } = (await office.store.processes.get(processId))!;
  for (const text of [...Object.values(CONTENT), "Cadastrado por Ana", `Processo ${number}`]) expect(page.text).toContain(text);
  // The process is its opener's and the representatives'.
  expect(page.html).not.toContain(`/processos/${processId}`);
  expect((await ana.open(at(office.alfa))).html).toContain(`href="/processos/${processId}"`);

  await open(member, office.alfa);
  expect(written(member, "address")).toBe(CONTENT.address);
  expect(member.page.html).toContain(">Ensaios de massa</textarea>");
  // Another company's form stays empty.
  await open(ana, office.beta);
  expect(written(ana, "address")).toBe("");
}, 60_000);

test("who does not act for the company sees nothing of it", async () => {
  const carla = await office.enter(office.carla);
  expect((await carla.open("/empresa/cadastro")).text).toContain("Você ainda não age por uma empresa");
  expect((await carla.open(at(office.alfa))).status).toBe(403);
  const member = await office.register("Davi");
  await office.delegate(member, "p001");
  const browser = await office.enter(member);
  expect((await browser.open(at(office.beta))).status).toBe(403);
  expect((await browser.open(at(office.alfa))).status).toBe(200);
});

test("what comes along with a start does not fill the form", async () => {
  const service = (await office.store.services.get("p061-cadastro-de-empresas"))!;
  const prepared = await office.store.processes.prepareStart({
    ...{ accountId: office.ana.id, companyId: office.beta, serviceId: service.id, idempotencyKey: crypto.randomUUID() },
    serviceVersion: service.versions[0]!.version,
  });
  if ("refused" in prepared) throw new Error(prepared.refused);
  const { process, ticket } = prepared;
  const variables = { startTicket: ticket, address: "Rua do Invasor, 1" };
  const { id } = await office.engine.startProcess("company-registration", { businessKey: process.id, variables });
  await until("a task stands open", async () => (await office.engine.tasks({ processInstanceId: id }))[0] ?? null);
  expect(await office.engine.processVariables(id)).toMatchObject({ companyId: office.beta, address: null });
});

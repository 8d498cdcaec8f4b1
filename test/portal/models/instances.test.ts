import { EngineUnavailable } from "../../../src/camunda/errors.ts";
import { parseEngineDate } from "../../../src/camunda/values.ts";
import { carryOut } from "../../../src/moves/carry-out.ts";
import { PATIENCE } from "../../support/engine.ts";
import { model } from "../operator/support/models.ts";
import { type Operated, startOperated } from "../operator/support/operated.ts";
import type { HttpBrowser, Page } from "../support/browser.ts";
import { createLogger } from "../support/log.ts";
import { joao, maria } from "../support/portal.ts";
import { admit, completeTask, runningOnTheFirst } from "./support/moving.ts";

let operated: Operated;
let analyst: HttpBrowser;
let accountId: string;

const reason = "prazo novo da portaria";
const pathOf = (key: string) => `/equipe/modelos/${key}/instancias`;
const definitionOf = async (id: string) => (await operated.engine.operations.instance(id)).processDefinitionId;
const acts = async (subject: string) => (await operated.store.audit.search({ subject })).reverse();

beforeAll(async () => {
  operated = await startOperated();
  analyst = await operated.enter(["analyst"]);
  accountId = (await operated.store.accounts.findByCpf(maria.cpf))!.id;
}, PATIENCE);
afterAll(() => operated?.stop());

/** Chooses, looks at the plan, and moves. */
async function move(key: string, choice: Record<string, string> = {}): Promise<{ id: string; page: Page }> {
  const asked = { de: "1", para: "2", ...choice };
  await analyst.open(`${pathOf(key)}/mover?${new URLSearchParams(asked)}`);
  const page = await analyst.send(`${pathOf(key)}/mover`, { ...asked, motivo: reason });
  return { id: page.url.split("/").at(-1)!, page };
}

test("only analysts may look at it and move, and nothing is moved by others", async () => {
  const { ids, source } = await runningOnTheFirst(operated, "roles", [false]);
  const others = await operated.enter(["operator", "support", "administrator", "service-team:dicor"], joao);
  for (const page of [pathOf("roles"), `${pathOf("roles")}/mover?de=1&para=2`])
    expect((await others.open(page)).status).toBe(403);
  // A page with a form: what is sent is refused for the role, not for the token.
  await others.open("/equipe/papeis");
  const sent = await others.send(`${pathOf("roles")}/mover`, { de: "1", para: "2", motivo: reason });
  expect([sent.status, sent.text.includes("Página reservada à equipe")]).toEqual([403, true]);
  expect(await definitionOf(ids[0]!)).toBe(source);
  expect(await operated.store.instanceMoves.ofProcess("roles")).toEqual([]);
  expect((await analyst.open(pathOf("roles"))).status).toBe(200);
  expect((await analyst.open(pathOf("unknown"))).status).toBe(404);
});

test("a model that another system has deployed to the same engine is not for this area", async () => {
  await runningOnTheFirst(operated, "ours", [false]);
  const content = model("alien", "Alheio", [
    ["startEvent", "begin", "Início"],
    ["userTask", "review", "Revisar"],
    ["endEvent", "end", "Fim"],
  ]);
  for (const name of ["Outro", "Alheio"])
    await operated.engine.deploy({
      ...{ name: "other-system", resources: [{ name: "alien.bpmn", content: content.replaceAll("Alheio", name) }] },
    });
  const pages = [
    "instancias",
    "instancias/mover?de=1&para=2",
    "andamento",
    "versoes/1",
    "versoes/1/restaurar",
    "diferencas?de=1&para=2",
  ];
  for (const page of pages) {
    const statuses = [];
    for (const key of ["ours", "alien"]) statuses.push((await analyst.open(`/equipe/modelos/${key}/${page}`)).status);
    expect([page, ...statuses]).toEqual([page, 200, 404]);
  }
  await analyst.open(pathOf("ours"));
  expect((await analyst.send("/equipe/modelos/alien/versoes/1/restaurar", { motivo: reason })).status).toBe(404);
});

test("the page tells how many run on which version, and where; only an operator is led to single instances", async () => {
  await runningOnTheFirst(operated, "where", [false, false, true]);
  const page = await analyst.open(pathOf("where"));
  expect(page.text).toMatch(/Versão 1 3 instâncias 0 Mover da versão 1/);
  expect(page.text).toMatch(/Versão 2, em uso 0 instâncias/);
  expect(page.text).toMatch(/Revisar Tarefa de pessoa 2 instâncias 0 Confirmar Tarefa de pessoa 1 instância/);
  expect(page.html).not.toContain("/equipe/motor/instancias?");
  const both = await operated.enter(["analyst", "operator"], joao);
  expect((await both.open(pathOf("where"))).html).toContain("/equipe/motor/instancias?");
});

test("the plan names what has no counterpart, and how many can be moved", async () => {
  await runningOnTheFirst(operated, "plan", [false, false, true]);
  const mover = `${pathOf("plan")}/mover`;
  expect((await analyst.open(`${mover}?de=1`)).status).toBe(200);
  const page = await analyst.open(`${mover}?de=1&para=2`);
  expect(page.text).toContain("Revisar Tarefa de pessoa 2 continua aqui, com o nome “Revisar tudo”");
  expect(page.text).toContain("Confirmar Tarefa de pessoa 1 não há correspondente");
  expect(page.text).toMatch(/Instâncias escolhidas 3 instâncias Podem ser movidas 2 instâncias Ficam onde estão 1 instância/);
  expect(page.text).toContain("Mover 2 instâncias");
  const chosen = await analyst.open(`${mover}?de=1&para=2&atividade=confirm`);
  expect(chosen.text).toContain("Nenhuma das instâncias escolhidas pode ser movida");
  expect(chosen.html).not.toContain('name="motivo"');
});

test.each([
  ["the same version", { para: "1" }, "Escolha duas versões diferentes."],
  ["a version that there is not", { de: "9" }, "Escolha a versão de onde mover."],
  ["an element that there is not", { atividade: "none" }, "Este elemento não existe"],
  ["a company that there is not", { empresa: "11.222.333/0001-81" }, "Nenhuma empresa com este CNPJ."],
  ["no reason", { motivo: " " }, "Informe o motivo"],
  ["a short reason", { motivo: "porque" }, "Informe o motivo"],
])("nothing is moved for %s", async (how, wrong, message) => {
  const key = `wrong-${how.replaceAll(" ", "-")}`;
  const { ids, source } = await runningOnTheFirst(operated, key, [false]);
  await analyst.open(`${pathOf(key)}/mover`);
  const page = await analyst.send(`${pathOf(key)}/mover`, { de: "1", para: "2", motivo: reason, ...wrong });
  expect(page.status).toBe(422);
  expect(page.text).toContain(message);
  expect(await definitionOf(ids[0]!)).toBe(source);
  expect(await operated.store.instanceMoves.ofProcess(key)).toEqual([]);
});

test("instances go on in the other version; each has its report, in the page, the file and the audit", async () => {
  const { ids, source, target } = await runningOnTheFirst(operated, "moved", [false, true]);
  const number = await admit(operated.store, { accountId, cnpj: "12ABC34501DE35", key: "moved", instanceId: ids[0]! });
  const { id, page } = await move("moved");
  expect(page.text).toContain("Movimento da versão 1 para a 2");
  expect(page.text).toContain(`${number} ${ids[0]} movida`);
  expect(page.text).toContain(`sem número ${ids[1]} ficou está em Confirmar, que não existe na versão 2`);
  expect(await Promise.all(ids.map(definitionOf))).toEqual([target, source]);

  await completeTask(operated.engine, ids[0]!);
  expect(await operated.engine.tasks({ processInstanceId: ids[0]! })).toMatchObject([{ name: "Assinar" }]);
  await completeTask(operated.engine, ids[0]!);
  expect(await operated.engine.operations.instance(ids[0]!)).toMatchObject({ state: "COMPLETED" });
  await completeTask(operated.engine, ids[1]!);
  expect(await operated.engine.operations.instance(ids[1]!)).toMatchObject({ state: "COMPLETED" });

  const csv = await analyst.request("GET", `${pathOf("moved")}/movimentos/${id}/resultado.csv`);
  expect(csv.headers.get("content-disposition")).toMatch(/^attachment; filename=movimento-moved-\d{4}-\d\d-\d\d\.csv$/);
  expect(csv.html.split("\r\n").slice(1, 3).sort()).toEqual([
    `"";"${ids[1]}";"ficou";"está em Confirmar, que não existe na versão 2"`,
    `"${number}";"${ids[0]}";"movida";""`,
  ]);
  const entries = await acts(id);
  expect(entries.map(({ action }) => action)).toEqual(["instances-move", "instances-move-part", "instances-moved"]);
  expect(entries[0]).toMatchObject({ actor: accountId, capacity: "staff:analyst", details: { reason, instances: 2 } });
  expect(entries[1]!.details.instances).toEqual(
    expect.arrayContaining([
      { instance_id: ids[0], outcome: "moved", causes: [] },
      { instance_id: ids[1], outcome: "stays", causes: [{ code: "no-counterpart", element: "confirm", message: null }] },
    ]),
  );
  expect((await analyst.open(pathOf("moved"))).text).toContain(`da 1 para a 2 Maria da Silva ${reason} 1 1 concluído`);
});

test("a filter names those that wait at an element, or of a company", async () => {
  const { ids, source, target } = await runningOnTheFirst(operated, "filtered", [false, false, true]);
  await admit(operated.store, { accountId, cnpj: "12ABC34501DE35", key: "filtered", instanceId: ids[1]! });
  await move("filtered", { empresa: "12.ABC.345/01DE-35" });
  expect(await Promise.all(ids.map(definitionOf))).toEqual([source, target, source]);
  const { page } = await move("filtered", { atividade: "review" });
  expect(page.text).toContain("as que esperavam em Revisar");
  expect(await Promise.all(ids.map(definitionOf))).toEqual([target, target, source]);
});

test("a deadline that runs stays as it is, unless it is asked to follow the other version", async () => {
  const wait = (days: number) =>
    model("deadline", "Prazo", [
      ["startEvent", "begin", "Pedido"],
      [
        "intermediateCatchEvent",
        "wait",
        "Esperar",
        `|<bpmn:timerEventDefinition><bpmn:timeDuration>P${days}D</bpmn:timeDuration></bpmn:timerEventDefinition>`,
      ],
      ["endEvent", "end", "Fim"],
    ]);
  const deploy = (days: number) =>
    operated.engine.deploy({ name: "orquestra-govbr deadline", resources: [{ name: "deadline.bpmn", content: wait(days) }] });
  const dueOf = async (id: string) => parseEngineDate((await operated.engine.jobs({ processInstanceId: id }))[0]!.dueDate!);
  await deploy(10);
  const { id } = await operated.engine.startProcess("deadline");
  await deploy(30);
  const before = await dueOf(id);
  await move("deadline");
  expect(await dueOf(id)).toEqual(before);
  await deploy(50);
  await move("deadline", { de: "2", para: "3", gatilhos: "sim" });
  expect(Math.round(((await dueOf(id)).getTime() - Date.now()) / 86_400_000)).toBe(50);
});

test("an interrupted move is taken up again, and what is done is not done again", async () => {
  const { ids, source, target } = await runningOnTheFirst(operated, "resumed", [false, false, false]);
  const plan = await operated.engine.operations.generatePlan(source, target, false);
  const { store, engine } = operated;
  const id = await store.instanceMoves.begin(
    {
      ...{ processKey: "resumed", source: { id: source, version: 1 }, target: { id: target, version: 2 }, plan: { ...plan } },
      ...{ filter: {}, reason, instanceIds: [...ids, "gone"] },
    },
    { actor: accountId, capacity: "staff:analyst", origin: null },
  );
  let calls = 0;
  const dying = {
    operations: {
      ...engine.operations,
      migrate: async (...asked: Parameters<typeof engine.operations.migrate>) => {
        if (++calls === 2) {
          await engine.operations.migrate(...asked);
          throw new EngineUnavailable("POST /migration/execute", { cause: new Error("the connection is gone") });
        }
        return engine.operations.migrate(...asked);
      },
    },
  };
  const log = createLogger();
  await expect(carryOut({ store, engine: dying, log }, id)).rejects.toThrow(EngineUnavailable);
  const page = await analyst.open(`${pathOf("resumed")}/movimentos/${id}`);
  expect(page.text).toContain("Movidas 1 instância Ficaram 0 instâncias Esperam 3 instâncias");
  const done = await analyst.send(`${pathOf("resumed")}/movimentos/${id}/continuar`);
  expect(done.text).toContain("Movidas 3 instâncias Ficaram 1 instância Esperam 0 instâncias");
  expect(done.text).toContain("gone ficou já tinha terminado");
  expect(await Promise.all(ids.map(definitionOf))).toEqual([target, target, target]);
  expect(calls).toBe(2);
});

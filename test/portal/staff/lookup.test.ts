import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Account } from "../../../src/store/types.ts";
import type { HttpBrowser } from "../support/browser.ts";
import { type Served, startServed } from "../support/served.ts";

const PATH = "/equipe/consulta";
let served: Served;
let support: HttpBrowser;
let ana: Account;
let companyId: string;
beforeAll(async () => {
  served = await startServed();
  support = await served.enterStaff(["support"], { name: "Sara Lima" });
  ana = await served.register({ cpf: "52998224725", name: "Ana Souza", email: "ana@exemplo.com.br", phone: "+5561999998877" });
  const carla = await served.register({ cpf: "11144477735", name: "Carla Dias", email: "carla@exemplo.com.br" });
  const tie = { capacity: "SOCIO", evidence: "govbr-companies", validUntil: null } as const;
  const link = { accountId: ana.id, cnpj: "12ABC34501DE35", legalName: "ALFA METROLOGIA LTDA", ...tie };
  companyId = (await served.store.companies.link(link)).bond.company.id;
  await served.store.members.link({ actorId: ana.id, companyId, cpf: carla.cpf });
});
afterAll(() => served?.stop());

const look = (busca: string) => support.open(`${PATH}?${new URLSearchParams({ busca })}`);
const acts = async (action: string) =>
  (await served.store.audit.search({ action })).map(({ subject, details }) => ({ subject, details }));

test.each([
  ["529.982.247-25", "Ana Souza"],
  ["ana@exemplo.com.br", "Ana Souza"],
  ["souz", "Ana Souza"],
  ["12.ABC.345/01DE-35", "ALFA METROLOGIA LTDA"],
  ["metrologia", "ALFA METROLOGIA LTDA"],
])("%s finds %s; identifiers are masked", async (text, name) => {
  const page = await look(text);
  expect(page.text).toContain(name);
  expect(page.html.replace(/value="[^"]*"/g, "")).not.toMatch(/529\.?982\.?247|ana@exemplo/);
});

test("the code finds exactly its account; part of a number or of an address finds nobody", async () => {
  expect((await look(String(ana.code))).text).toContain("Ana Souza");
  for (const text of ["52998", "exemplo.com", "%%%", "ninguém"])
    expect((await look(text)).text).toContain("Nada foi encontrado.");
  expect((await look("an")).status).toBe(422);
  expect((await acts("looked-up")).length).toBeGreaterThan(5);
});

test("an account is shown masked; unmasking wants a reason, happens once, and is audited before", async () => {
  const page = await support.open(`${PATH}/contas/${ana.id}`);
  expect(page.text).toContain("ALFA METROLOGIA LTDA");
  expect(page.text).toContain("a•••@exemplo.com.br");
  expect(page.text).toContain("•••77");
  expect(page.html).not.toMatch(/529\.982\.247-25|999998877/);
  expect(await acts("account-viewed")).toEqual([{ subject: ana.id, details: {} }]);

  const without = await support.send(`${PATH}/contas/${ana.id}/mostrar`, { motivo: " " });
  expect(without.status).toBe(422);
  expect(without.html).not.toContain("529.982.247-25");
  expect(await acts("identifier-revealed")).toEqual([]);

  const shown = await support.send(`${PATH}/contas/${ana.id}/mostrar`, { motivo: "Chamado 123" });
  expect(shown.text).toContain("529.982.247-25");
  expect(shown.text).toContain("ana@exemplo.com.br");
  expect(shown.text).toContain("+5561999998877");
  expect(await acts("identifier-revealed")).toEqual([{ subject: ana.id, details: { reason: "Chamado 123" } }]);
  expect((await support.open(`${PATH}/contas/${ana.id}`)).html).not.toContain("529.982.247-25");
  expect((await support.post(`${PATH}/contas/${ana.id}/mostrar`, { motivo: "x", _csrf: "wrong" })).status).toBe(403);
});

test("a company shows who represents it and who its members are", async () => {
  const page = await support.open(`${PATH}/empresas/${companyId}`);
  expect(page.text).toMatch(/Quem representa .* Ana Souza Sócio\(a\)/);
  expect(page.text).toMatch(/Membros \(1\) .* Carla Dias/);
  expect(page.html).not.toMatch(/111\.?444\.?777/);
  expect(await acts("company-viewed")).toEqual([{ subject: companyId, details: {} }]);
});

test("what does not exist is not found, and nobody else opens the pages", async () => {
  for (const path of ["contas/nada", "empresas/nada", "contas/00000000-0000-4000-8000-000000000000"]) {
    expect((await support.open(`${PATH}/${path}`)).status).toBe(404);
  }
  const operator = await served.enterStaff(["operator"], { cpf: "39053344705" });
  for (const path of [PATH, `${PATH}/contas/${ana.id}`, `${PATH}/empresas/${companyId}`]) {
    expect((await operator.open(path)).status).toBe(403);
  }
  expect((await operator.send(`${PATH}/contas/${ana.id}/mostrar`, { motivo: "x" })).status).toBe(403);
});

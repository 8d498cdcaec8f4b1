import { PATIENCE } from "../../support/engine.ts";
import { type Office, openOffice } from "../services/support/office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
}, PATIENCE);
afterAll(() => office?.stop());

test("the home says for which company one acts, and another can be chosen", async () => {
  const browser = await office.enter(office.ana);
  const home = await browser.open("/inicio");
  expect(home.text).toContain("Você age por ALFA LTDA");
  expect(home.html).toContain(`href="/processos?empresa=${office.alfa}"`);
  const switched = await browser.send("/empresa", { empresa: office.beta, voltar: "/inicio" });
  expect(switched.text).toContain("Agora você age por BETA S.A.");
  expect((await browser.open("/inicio")).text).toContain("Você age por BETA S.A.");
});

test("only a company of one's own can be chosen, and only pages of ours follow", async () => {
  const browser = await office.enter(office.carla);
  await browser.open("/processos");
  expect((await browser.send("/empresa", { empresa: office.alfa, voltar: "/inicio" })).status).toBe(403);
  const ana = await office.enter(office.ana);
  await ana.open("/inicio");
  const { csrf } = ana.page;
  const elsewhere = await ana.post("/empresa", { _csrf: csrf, empresa: office.beta, voltar: "//evil.example" });
  expect(elsewhere.location).toBe(`/inicio?empresa=${office.beta}`);
});

test("a member sees the company that delegated to him; somebody without a company sees none", async () => {
  const member = await office.register("Paula");
  await office.delegate(member, "p001");
  const home = await (await office.enter(member)).open("/inicio");
  expect(home.text).toContain("Você age por ALFA LTDA (CNPJ 12.ABC.345/01DE-35) como Membro por delegação");
  expect(home.text).not.toContain("Trocar de empresa");
  expect((await (await office.enter(office.carla)).open("/inicio")).text).not.toContain("Você age por");
});

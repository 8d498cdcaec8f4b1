import { brasiliaDay } from "../../../src/texts/moments.ts";
import { PATIENCE } from "../../support/engine.ts";
import { type Office, openOffice } from "../services/support/office.ts";
import type { HttpBrowser } from "../support/browser.ts";
import { upload } from "./support/upload.ts";

const PDF = Buffer.from("%PDF-1.7\nprocuração");
const DAY_MS = 24 * 3_600_000;

let office: Office;
beforeAll(async () => {
  office = await openOffice();
}, PATIENCE);
afterAll(() => office?.stop());

const at = (companyId: string) => `/empresa/comprovante?empresa=${companyId}`;
const give = (browser: HttpBrowser, companyId: string, files: [string, Buffer][], validade = "", token?: string) =>
  upload(browser, "/empresa/comprovante", {
    ...{ fields: { empresa: companyId, validade }, files },
    ...(token !== undefined && { token }),
  });

async function member(name: string) {
  const account = await office.register(name);
  await office.delegate(account, "p001");
  const proof = () => office.store.documents.proof({ accountId: account.id, companyId: office.alfa });
  return { account, proof, browser: await office.enter(account) };
}

test("a member gives his proof once, sees it, and replaces it by one that ends", async () => {
  const { browser, proof } = await member("Paula");
  const list = await browser.open(`/processos?empresa=${office.alfa}`);
  expect(list.html).toContain(`href="${at(office.alfa)}"`);
  expect((await browser.open(at(office.alfa))).text).toContain("Não há comprovante em vigor");
  expect(await give(browser, office.alfa, [["procuração.pdf", PDF]])).toMatchObject({ status: 303 });
  const page = await browser.open(at(office.alfa));
  expect(page.text).toContain("O comprovante foi guardado");
  expect(page.text).toMatch(/Documento procuração\.pdf.*Válido até Sem data de término/);
  const file = await browser.request("GET", `/empresa/comprovante/documento?empresa=${office.alfa}`);
  expect(file.html).toBe(PDF.toString());
  expect(file.headers.get("content-disposition")).toContain("attachment");
  expect(file.headers.get("content-security-policy")).toContain("sandbox");

  const last = brasiliaDay(new Date(Date.now() + 30 * DAY_MS));
  await browser.open(at(office.alfa));
  expect(await give(browser, office.alfa, [["contrato.exe", PDF]], last)).toMatchObject({ status: 303 });
  const replaced = await browser.open(at(office.alfa));
  expect(replaced.text).toContain("contrato.exe.pdf");
  expect(replaced.text).not.toContain("procuração.pdf");
  expect(replaced.text).toContain(`Válido até ${last}`);
  expect((await proof())!.validUntil!.getTime()).toBeGreaterThan(Date.now() + 29 * DAY_MS);
});

test("a proof is its giver's alone: neither another member nor another company has it", async () => {
  const { browser } = await member("Rui");
  await browser.open(at(office.alfa));
  await give(browser, office.alfa, [["procuração.pdf", PDF]]);
  const other = await member("Rosa");
  expect((await other.browser.open(at(office.alfa))).text).toContain("Não há comprovante em vigor");
  expect((await other.browser.open(`/empresa/comprovante/documento?empresa=${office.alfa}`)).status).toBe(404);
  expect((await browser.open(`/empresa/comprovante/documento?empresa=${office.alfa}`)).status).toBe(200);
  expect((await browser.open(`/empresa/comprovante/documento?empresa=${office.beta}`)).status).toBe(403);
});

test("nobody proves a tie with a company for which he does not act", async () => {
  const { browser, account, proof } = await member("Saulo");
  await browser.open(at(office.alfa));
  for (const companyId of [office.beta, "", "x"]) expect((await give(browser, companyId, [["a.pdf", PDF]])).status).toBe(403);
  expect(await office.store.documents.proof({ accountId: account.id, companyId: office.beta })).toBeNull();
  expect((await give(browser, office.alfa, [["a.pdf", PDF]], "", "invented")).status).toBe(403);
  expect(await proof()).toBeNull();
  expect(await give(browser, office.alfa, [["a.pdf", PDF]])).toMatchObject({ status: 303 });
  const stranger = await office.enter(office.carla);
  expect((await stranger.open("/empresa/comprovante")).text).toContain("Você ainda não age por uma empresa");
  expect((await stranger.open(at(office.alfa))).status).toBe(403);
});

test.each<[string, [string, Buffer][], string, string]>([
  ["nothing", [], "", "Escolha o documento."],
  [
    "two documents",
    [
      ["a.pdf", PDF],
      ["b.pdf", PDF],
    ],
    "",
    "Escolha um documento só.",
  ],
  ["a page", [["a.pdf", Buffer.from("<html>")]], "", "a.pdf não é PDF"],
  ["a document too large", [["a.pdf", Buffer.concat([PDF, Buffer.alloc(20 * 1024 * 1024)])]], "", "a.pdf tem mais de 20 MB"],
  ["a day that does not exist", [["a.pdf", PDF]], "31/02/2030", "Digite um dia que exista"],
  ["a day that has passed", [["a.pdf", PDF]], "31/12/2020", "Digite um dia que ainda não passou"],
])("%s is not taken, and the proof before stays", async (_what, files, validity, message) => {
  const { browser, proof } = await member("Tito");
  await browser.open(at(office.alfa));
  await give(browser, office.alfa, [["antes.pdf", PDF]]);
  const answer = await give(browser, office.alfa, files, validity);
  expect(answer.status).toBe(422);
  expect(answer.html).toContain(message);
  if (validity !== "") expect(answer.html).toContain(`value="${validity}"`);
  expect(await proof()).toMatchObject({ document: { name: "antes.pdf" } });
});

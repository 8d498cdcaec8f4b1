import { type TestSimulator, testSimulator } from "../support/simulator.ts";
import { type HttpBrowser, httpBrowser } from "./http-browser.ts";
import { signIn } from "./relying-party.ts";

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await testSimulator();
});
afterAll(() => simulator.dispose());

/** Somebody signed in at the account pages. */
async function at(path: string, key: string): Promise<HttpBrowser> {
  const browser = await httpBrowser(simulator.issuer).open("/conta");
  await signIn(browser, simulator.people.find((one) => one.key === key)!);
  return browser.open(path);
}

test("steps 5 and 6: the company of the e-CNPJ is linked, and can be taken away", async () => {
  const browser = await at("/conta/empresas", "guide");
  expect(browser.body).toContain("Vincular Empresas via e-CNPJ");
  await browser.open("/conta/empresas/gerenciar");
  expect(browser.body).toContain("Nenhuma empresa vinculada");
  await browser.submit("/vincular");
  await browser.submit("/certificado", { certificado: "e-cnpj-52420282000180-72268402517" });
  for (const shown of ["Confirmação dos dados", "52.420.282/0001-80", "722.684.025-17", "Usuario 72268402517 de Teste"]) {
    expect(browser.body).toContain(shown);
  }
  await browser.submit("/confirmar", { decisao: "cancelar" });
  expect(browser.body).toContain("Nenhuma empresa vinculada");
  await browser.submit("/vincular");
  await browser.submit("/confirmar", { decisao: "vincular" });
  expect(browser.body).toContain("foi vinculada à sua conta");
  expect(browser.body).toContain("Sócio");
  await browser.submit("/desativar", { cnpj: "52420282000180" });
  expect(browser.body).toContain("Nenhuma empresa vinculada");
});

test("an e-CNPJ of another CPF, or no e-CNPJ at all, links nothing", async () => {
  const browser = await at("/conta/empresas/gerenciar", "plain");
  await browser.submit("/vincular");
  await browser.submit("/certificado", { certificado: "e-cnpj-19412772000169-52601815906" });
  expect(browser.body).toContain("não é o CPF da sua conta");
  await browser.submit("/certificado", { certificado: "e-cpf-92815901315" });
  expect(browser.body).toContain("é de pessoa física");
  await browser.open("/conta/empresas/confirmar");
  expect(browser.body).toContain("Certificado digital");
});

test("who holds the certificate without a role is linked as não atuante", async () => {
  const browser = await at("/conta/empresas/gerenciar", "non-acting");
  await browser.submit("/desativar", { cnpj: "34259868000122" });
  await browser.submit("/vincular");
  await browser.submit("/certificado", { certificado: "e-cnpj-34259868000122-49118625215" });
  await browser.submit("/confirmar", { decisao: "vincular" });
  expect(browser.body).toContain("Não atuante");
});

test("a colaborador is added within the validity of the e-CNPJ, and goes with the company", async () => {
  const cnpj = "87129666000122";
  const browser = await at("/conta/empresas/gerenciar", "two-companies");
  const add = (cpf: string, until: string) =>
    browser.submit("/colaborador", { cnpj, [`cpf-${cnpj}`]: cpf, [`ate-${cnpj}`]: until });
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await add("11144477735", inDays(30));
  expect(browser.body).toContain("Informe o CPF de alguém que tenha conta gov.br");
  await add("97971147163", inDays(30));
  expect(browser.body).toContain("não pode ser colaborador dela");
  await add("842.684.656-42", inDays(700));
  expect(browser.body).toContain("não pode passar da validade");
  await add("842.684.656-42", inDays(30));
  expect(browser.body).toContain("Colaborador de CPF 842.684.656-42 cadastrado.");

  const colaborador = await at("/conta/empresas/gerenciar", "plain");
  expect(colaborador.body).toContain("TEIXEIRA METROLOGIA LTDA");
  await browser.submit("/desativar", { cnpj });
  await colaborador.open("/conta/empresas/gerenciar");
  expect(colaborador.body).toContain("Nenhuma empresa vinculada");
});

test("nobody signed in is led to the login", async () => {
  const browser = await httpBrowser(simulator.issuer).open("/conta/empresas/gerenciar");
  expect(browser.body).toContain("Número do CPF");
});

import { createHash } from "node:crypto";
import { PATIENCE } from "../../support/engine.ts";
import { HttpBrowser } from "../support/browser.ts";
import { administrator, type Migrating, prove, startMigrating, support } from "./support/migrating.ts";

let world: Migrating;
let chief: HttpBrowser;
beforeAll(async () => {
  world = await startMigrating();
  chief = await world.enter(administrator, "administrator");
}, PATIENCE);
afterAll(() => world?.stop());

const PATH = "/equipe/migracao/importacoes";
const hash = createHash("md5").update("Senha Antiga 1").digest("hex");
const ACCOUNTS = "login;name;email;cpf;cnpj;password_hash;hash_scheme;status";
const PROCESSES = "number;service;version;status;owner_login;opened_at;finished_at;engine_instance";
const account = (login: string, cpf = "") => `${login};Conceição de ${login};${login}@exemplo.com.br;${cpf};;${hash};md5;active`;
const process = (number: string, owner: string) => `${number};P001 Registro;3;finished;${owner};2020-01-02;2020-03-04;`;
const csv = (...lines: string[]) => `${lines.join("\r\n")}\r\n`;

/** Sends the two files as the form does; follows the redirect. */
async function upload(browser: HttpBrowser, files: Record<string, string | Buffer | null>, csrf = browser.page.csrf) {
  const form = new FormData();
  form.append("_csrf", csrf);
  for (const [name, content] of Object.entries(files)) {
    form.append(
      name,
      content === null ? new Blob([]) : new Blob([new Uint8Array(Buffer.from(content))]),
      content === null ? "" : `${name}.csv`,
    );
  }
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const response = await fetch(new URL(PATH, world.url), {
    method: "POST",
    body: form,
    redirect: "manual",
    headers: { cookie, origin: world.url, "sec-fetch-site": "same-origin" },
  });
  const location = response.headers.get("location");
  if (location !== null) return browser.open(location);
  return { status: response.status, text: await response.text(), url: PATH, html: "" };
}

test("a dry run writes nothing; one click then imports; the same files again change nothing", async () => {
  await chief.open(PATH);
  const files = {
    accounts: csv(ACCOUNTS, account("ana"), account("bia")),
    processes: csv(PROCESSES, process("P-1", "ana"), process("P-2", "bia")),
  };
  const report = await upload(chief, files);
  expect(report.text).toContain("Isto é uma simulação: nada foi gravado.");
  expect(report.text).toMatch(/Prontas para entrar 2 2/);
  expect(await world.store.legacy.any()).toBe(false);

  const imported = await chief.send(`${report.url}/importar`);
  expect(imported.text).toContain("Importação concluída.");
  expect((await world.store.legacy.findByLogin("ANA"))!.name).toBe("Conceição de ana");
  // The files are not kept any longer than that.
  expect((await chief.send(`${report.url}/importar`)).text).toContain("já não estão guardados");

  await chief.open(PATH);
  const again = await upload(chief, files);
  expect(again.text).toMatch(/Já importadas, sem mudança 2 2/);
  expect((await chief.send(`${again.url}/importar`)).text).toContain("Estes arquivos já tinham sido importados: nada mudou.");
  const list = await chief.open(PATH);
  expect(list.text).toContain("Sílvia Prado");
  expect(list.text).toContain("accounts.csv, processes.csv");
  const entries = await world.store.audit.search({ action: "legacy-import", limit: 10 });
  expect(entries.map(({ capacity }) => capacity)).toEqual(Array(4).fill("staff:administrator"));
  expect((await prove(new HttpBrowser(world.url), "ana")).url).toBe("/normalizacao");
});

test("broken lines are named with their reasons, and nothing is imported", async () => {
  await chief.open(PATH);
  const report = await upload(chief, {
    accounts: csv(ACCOUNTS, account("carla"), account("davi", "11111111111"), "quebrada;só"),
    processes: csv(PROCESSES, process("P-9", "ninguem")),
  });
  expect(report.text).toContain("Há linhas com erro: nada foi gravado.");
  expect(report.text).toContain("O CPF não é válido.");
  expect(report.text).toMatch(/Logins 4 O número de valores/);
  expect(report.text).toContain("O login do dono não está no arquivo");
  expect(report.html).not.toContain("/importar");
  expect(await world.store.legacy.findByLogin("carla")).toBeNull();
  const file = await chief.request("GET", `${report.url}/relatorio.csv`);
  expect(file.headers.get("content-type")).toContain("text/csv");
  expect(file.html).toContain("O CPF não é válido.");
  // A broken report cannot be imported, whatever is sent.
  expect((await chief.send(`${report.url}/importar`)).text).toContain("já não estão guardados");
});

test("Latin-1 and hostile content: names survive, markup and formulas stay text", async () => {
  await chief.open(PATH);
  const hostile = `"<script>alert(1)</script>";Nome;não é e-mail;;;${hash};md5;active`;
  const report = await upload(chief, {
    accounts: Buffer.from(csv(ACCOUNTS, account("joão"), hostile, `=1+1;Nome;;;;${hash};nenhum;active`), "latin1"),
    processes: csv(PROCESSES),
  });
  expect(report.text).toContain("Há linhas com erro");
  expect(report.html).not.toContain("<script>alert");
  const clean = await upload(chief, {
    accounts: Buffer.from(csv(ACCOUNTS, account("joão")), "latin1"),
    processes: csv(PROCESSES),
  });
  await chief.send(`${clean.url}/importar`);
  expect((await world.store.legacy.findByLogin("JOÃO"))!.name).toBe("Conceição de joão");
});

test("a file that is missing, a token that is another's, and a role that is too small are refused", async () => {
  await chief.open(PATH);
  const accounts = csv(ACCOUNTS, account("eva"));
  const missing = await upload(chief, { accounts, processes: null });
  expect(missing.status).toBe(422);
  expect(missing.text).toContain("Escolha o arquivo dos processos.");
  expect((await upload(chief, { accounts, processes: csv(PROCESSES) }, "outro")).status).toBe(403);
  expect((await upload(chief, { accounts, virus: csv(PROCESSES) })).status).toBe(400);
  const helper = await world.enter(support, "support");
  expect((await upload(helper, { accounts, processes: csv(PROCESSES) })).status).toBe(403);
  expect(await world.store.legacy.findByLogin("eva")).toBeNull();
});

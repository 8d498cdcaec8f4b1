import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { runImportCommand } from "../../src/process/import-command.ts";
import { openStore, type TestStore } from "../store/support/store.ts";

const md5 = createHash("md5").update("segredo").digest("hex");
const ACCOUNTS = "login;name;email;cpf;cnpj;password_hash;hash_scheme;status";
const PROCESSES = "number;service;version;status;owner_login;opened_at;finished_at;engine_instance";
const account = (login: string, name = "Ana") => `${login};${name};;;;${md5};md5;ativo`;

let store: TestStore;
let folder: string;
beforeEach(async () => {
  store = await openStore();
  folder = await mkdtemp(join(tmpdir(), "import-"));
});
afterEach(async () => {
  await store.finish();
  await rm(folder, { recursive: true });
});

const path = (name: string) => join(folder, name);
async function write(accounts: string[], processes: string[], encoding: BufferEncoding = "utf8") {
  await writeFile(path("accounts.csv"), Buffer.from([ACCOUNTS, ...accounts].join("\r\n"), encoding));
  await writeFile(path("processes.csv"), Buffer.from([PROCESSES, ...processes].join("\r\n"), encoding));
}
const files = () => ["--accounts", path("accounts.csv"), "--processes", path("processes.csv")];
async function run(...args: string[]) {
  const said: string[] = [];
  const whole = await runImportCommand([...files(), ...args], store, (line) => said.push(line));
  return { whole, said: said.join("\n") };
}

test("a dry run, the import and its repetition, from files in Latin-1 with semicolons", async () => {
  await write([account("joão", "João d'Ávila")], ["1;P001 Acreditação;3;aberto;JOÃO;01/02/2024;;"], "latin1");
  expect(await run("--dry-run")).toMatchObject({ whole: true, said: expect.stringContaining("Simulação sem erros") });
  expect(await store.legacy.findByLogin("joão")).toBeNull();
  expect(await run()).toMatchObject({
    whole: true,
    said: expect.stringMatching(/contas: 1 linha, 1 pronta,.*Importação concluída/s),
  });
  expect(await store.legacy.findByLogin("JOÃO")).toMatchObject({ name: "João d'Ávila" });
  expect((await run()).said).toContain("já tinha sido feita");
});

test("broken lines are named, the report is safe for a spreadsheet, and nothing is imported", async () => {
  await write([account("ana"), account("=cmd|x", "Nome\u202Eerrado"), "ana;x"], ["1;P;1;aberto;ninguém;01/02/2024;;"]);
  const { whole, said } = await run("--report", path("report.csv"));
  expect(whole).toBe(false);
  expect(said).toMatch(/contas, linha 3, erro: Há caracteres de controle/);
  expect(said).toMatch(/contas, linha 4, erro: O número de valores/);
  expect(said).toMatch(/processos, linha 2, erro: O login do dono.* Valor: ninguém/);
  expect(said).toMatch(/Nada foi importado/);
  const report = await readFile(path("report.csv"), "utf8");
  expect(report).toMatch(/^\uFEFF"arquivo";"linha";"situação"/);
  expect(report.split("\r\n")).toHaveLength(5);
  expect(report).not.toMatch(/\u202E|;"=/);
  expect(await store.legacy.any()).toBe(false);
});

test("a key that belongs to other files is refused in a sentence; with its own files it says that all is there", async () => {
  await write([account("ana")], []);
  expect((await run("--key", "maio")).whole).toBe(true);
  await write([account("bruno")], []);
  expect(await run("--key", "maio")).toEqual({ whole: false, said: expect.stringContaining("A chave “maio” já foi usada") });
  expect(await store.legacy.findByLogin("bruno")).toBeNull();
  await write([account("ana")], []);
  expect(await run("--key", "maio")).toMatchObject({ whole: true, said: expect.stringContaining("já tinha sido feita") });
});

test("100,000 accounts with a wrong line at the end: it is found, and nothing stays", async () => {
  const file = await open(path("accounts.csv"), "w");
  await file.write(`${ACCOUNTS}\n`);
  for (let first = 0; first < 100_000; first += 10_000) {
    await file.write(Array.from({ length: 10_000 }, (_, index) => `${account(`login${first + index}`)}\n`).join(""));
  }
  await file.write(`login99999;A;;;;${md5};md5;ativo\n`);
  await file.close();
  await writeFile(path("processes.csv"), PROCESSES);
  const { whole, said } = await run();
  expect(whole).toBe(false);
  expect(said).toMatch(/100\.001 linhas, 100\.000 prontas,.*1 com erro/);
  expect(said).toMatch(/linha 100002, erro: O login repete a linha 100001/);
  expect(await store.legacy.any()).toBe(false);
}, 120_000);

test.each([[["--rank"]], [["--accounts", "x"]], [["extra"]]])("%j is refused with the usage", async (args) => {
  await expect(runImportCommand(args, store, () => {})).rejects.toThrow(/Uso:/);
});

test("as a command it ends with 0, with 1 for a broken line, and with 1 and a sentence for a file that is not there", async () => {
  await write([account("ana")], []);
  const entry = new URL("../../src/import/main.ts", import.meta.url).pathname;
  const key = Buffer.alloc(32).toString("base64");
  const env = { ...process.env, NODE_ENV: "development", DATABASE_URL: store.url, ENCRYPTION_KEY: key };
  const command = (...args: string[]) => promisify(execFile)(process.execPath, ["--import", "tsx", entry, ...args], { env });
  expect((await command(...files())).stdout).toContain("Importação concluída.");
  await write(["ana;x"], []);
  await expect(command(...files())).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining("Nada foi importado") });
  await rm(path("accounts.csv"));
  await expect(command(...files())).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/Não foi possível ler/) });
}, 60_000);

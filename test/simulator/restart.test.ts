import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { SimulatorRefused } from "../../src/simulator/index.ts";
import { newDataDir, type TestSimulator, testSimulator } from "../support/simulator.ts";
import { httpBrowser } from "./http-browser.ts";
import { REDIRECT_URI, relyingParty, signIn } from "./relying-party.ts";

const running: TestSimulator[] = [];
afterEach(() => Promise.all(running.splice(0).map((simulator) => simulator.dispose())));

async function start(dataDir?: string): Promise<TestSimulator> {
  const simulator = await testSimulator(dataDir ? { dataDir } : {});
  running.push(simulator);
  return simulator;
}

test("accounts, sessions, consents, links, key and secret outlive a restart", async () => {
  const first = await start();
  const service = await relyingParty(first);
  const browser = await httpBrowser(first.issuer).open(service.authorizationUrl());
  await browser.open(`${browser.url.pathname}/criar-conta`);
  const account = { cpf: "111.444.777-35", nome: "Olívia Prates", email: "o@empresa.test", celular: "11988887777" };
  await browser.submit("/criar-conta", { ...account, senha: "segredo-123" });
  await browser.submit("/autorizacao", { decisao: "autorizar" });
  const before = await (await fetch(`${first.issuer}jwk`)).text();
  await first.stop();
  // What a process killed while writing leaves behind.
  writeFileSync(join(first.dataDir, "simulator", "accounts.json.1.tmp"), '{"half":');

  const second = await start(first.dataDir);
  expect(second.clientSecret).toBe(first.clientSecret);
  expect(await (await fetch(`${second.issuer}jwk`)).text()).toBe(before);
  const silent = await relyingParty(second);
  browser.home = second.issuer;
  await browser.open(silent.authorizationUrl());
  expect(browser.url.href).toContain(`${REDIRECT_URI}?code=`);
  await silent.exchange(browser.url);

  const stranger = await httpBrowser(second.issuer).open("/conta");
  await signIn(stranger, { cpf: "11144477735", password: "segredo-123" });
  expect(stranger.body).toContain("Olívia Prates");
  expect(second.people).toEqual(first.people);
});

test("an authorisation that was under way is asked to begin again", async () => {
  const first = await start();
  const browser = await httpBrowser(first.issuer).open((await relyingParty(first)).authorizationUrl());
  await first.stop();
  const second = await start(first.dataDir);
  browser.home = second.issuer;
  await browser.open(browser.url.pathname);
  expect([browser.status, browser.body]).toEqual([410, expect.stringContaining("Volte ao serviço e entre outra vez")]);
});

test("a company that was unlinked stays so", async () => {
  const first = await start();
  const remove = async (issuer: string) => {
    const browser = await httpBrowser(issuer).open("/conta");
    await signIn(browser, first.people[0]!);
    return browser.open("/conta/empresas/gerenciar");
  };
  const browser = await remove(first.issuer);
  await browser.submit("/desativar", { cnpj: "19412772000169" });
  await first.stop();
  const second = await start(first.dataDir);
  expect((await remove(second.issuer)).body).toContain("Nenhuma empresa vinculada");
});

test("it refuses to start in production", async () => {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = "production";
  try {
    await expect(testSimulator()).rejects.toMatchObject({ code: "simulator-in-production", constructor: SimulatorRefused });
  } finally {
    process.env.NODE_ENV = NODE_ENV;
  }
});

test("a port that is taken is the error of the system, with the port, and nothing is left running", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve));
  const { port } = taken.address() as AddressInfo;
  const dataDir = newDataDir();
  for (const which of ["port", "certificatePort", "smtpPort"]) {
    await expect(testSimulator({ dataDir, [which]: port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  }
  taken.close();
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import pino from "pino";
import { createEngineClient, type EngineClient } from "../../src/camunda/client.ts";
import { readConfig } from "../../src/process/config.ts";
import { Lifecycle } from "../../src/process/lifecycle.ts";
import { narrator } from "../../src/process/narrator.ts";
import { runDeployer } from "../../src/process/parts/models.ts";
import { readSecrets } from "../../src/process/secrets.ts";
import { PATIENCE, type TestEngine, testEngine } from "../support/engine.ts";

const WORKFLOWS = fileURLToPath(new URL("../../workflows", import.meta.url));
const ENTRY = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const MODEL = "migration-deadline.bpmn";
const log = pino({ enabled: false });

let engine: TestEngine;
let client: EngineClient;
let folder: string;
let environment: Record<string, string>;

/** A folder with one model and its scenarios, deployed, and changed in the browser. */
beforeAll(async () => {
  engine = await testEngine();
  client = createEngineClient({ ...engine, log });
  folder = await mkdtemp(join(tmpdir(), "orquestra-deploy-"));
  await mkdir(join(folder, "forms"));
  await mkdir(join(folder, "scenarios"));
  const own = (await readdir(join(WORKFLOWS, "scenarios"))).filter((name) => name.startsWith("migration-deadline"));
  for (const path of [MODEL, ...own.map((name) => `scenarios/${name}`)]) await cp(join(WORKFLOWS, path), join(folder, path));
  const { url, user, password } = engine;
  environment = {
    ...{ ENGINE_REST_URL: url, ENGINE_REST_USER: user, ENGINE_REST_PASSWORD: password, DATA_DIR: join(folder, "data") },
    ...{ MODELS_DIR: folder, NODE_ENV: "development" },
  };
}, PATIENCE);
afterAll(async () => {
  await engine?.dispose();
  await rm(folder, { recursive: true, force: true });
});

async function deploy(...args: string[]): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", ENTRY, "deploy", folder, ...args], {
    env: { ...process.env, ...environment },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  const [code] = (await once(child, "close")) as [number];
  return { code, output };
}

/** What a part of the running system says when it starts. */
async function start(): Promise<string> {
  const lines: string[] = [];
  const config = readConfig("workers", environment);
  const say = { ...narrator(true), line: (text = "") => void lines.push(text) };
  await runDeployer({ config, secrets: readSecrets(config), log, say, lifecycle: new Lifecycle(log) });
  return lines.join("\n");
}
const latest = async () => (await client.processDefinitions({ key: "migration-deadline", latestVersion: true }))[0]!;
const live = async () => client.processDefinitionXml((await latest()).id);
const edit = async (path: string, from: RegExp | string, to: string) =>
  writeFile(join(folder, path), (await readFile(join(folder, path), "utf8")).replace(from, to));

test("who deploys a folder has its scenarios played; one that fails keeps everything as it is", async () => {
  const scenario = "scenarios/migration-deadline-not-needed.yml";
  await edit(scenario, "termina em: migration-over", "termina em: elsewhere");
  const refused = await deploy();
  expect(refused.code).toBe(1);
  expect(refused.output).toContain("Nada foi implantado: há cenários que não passam.");
  expect(refused.output).toContain("[migration-deadline-not-needed.yml]");
  expect(await client.processDefinitions()).toEqual([]);
  await edit(scenario, "termina em: elsewhere", "termina em: migration-over");
  expect((await deploy()).code).toBe(0);
  expect(await latest()).toMatchObject({ version: 1 });
}, 120_000);

test("what was changed in the browser, too, is told at a start and refused on purpose, until somebody chooses", async () => {
  const browser = (await readFile(join(folder, MODEL), "utf8")).replace(/name="/, 'name="Do navegador ');
  await client.deploy({
    ...{ name: "orquestra-govbr change 1", source: "portal", always: true },
    resources: [{ name: MODEL, content: browser }],
  });
  expect(await start()).not.toContain(MODEL);
  await edit(MODEL, /name="/, 'name="Da pasta ');

  expect(await start()).toContain(`${MODEL} (versão 2) continua como está no ar: foi mudado no navegador`);
  expect(await live()).toBe(browser);
  const refused = await deploy();
  expect(refused.code).toBe(1);
  expect(refused.output).toContain(`${MODEL} (no ar: versão 2)`);
  expect(refused.output).toMatch(/--take .*\n.*--replace /);
  expect(await latest()).toMatchObject({ version: 2 });

  const kept = await deploy("--keep");
  expect([kept.code, kept.output]).toEqual([0, expect.stringContaining("continua como está no ar")]);
  expect(await latest()).toMatchObject({ version: 2 });
  const wrong = await deploy("--replace", "--take");
  expect([wrong.code, wrong.output]).toEqual([1, expect.stringContaining("[--keep | --replace | --take]")]);

  expect((await deploy("--replace")).code).toBe(0);
  expect(await live()).toContain("Da pasta");
}, 180_000);

test("what is live can be written into the folder", async () => {
  const browser = (await live()).replace(/name="/, 'name="De novo ');
  await client.deploy({
    ...{ name: "orquestra-govbr change 2", source: "portal", always: true },
    resources: [{ name: MODEL, content: browser }],
  });
  await edit(MODEL, /name="/, 'name="Outra vez ');
  const taken = await deploy("--take");
  expect([taken.code, taken.output]).toEqual([0, expect.stringContaining(`Gravado na pasta: ${MODEL}`)]);
  expect(await readFile(join(folder, MODEL), "utf8")).toBe(browser);
  expect(await live()).toBe(browser);
}, 120_000);

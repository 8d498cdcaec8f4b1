import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type Watched, watchModels } from "../../src/models/watch.ts";
import { until } from "../support/until.ts";
import { log, type Modelling, startModelling, WORKFLOWS } from "./support/modelling.ts";

const MODEL = "migration-deadline.bpmn";
const SCENARIO = "scenarios/migration-deadline-not-needed.yml";

let folder: string;
let world: Modelling;
let watched: Watched;
let said: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "orquestra-watched-"));
  await cp(WORKFLOWS, folder, { recursive: true });
  world = await startModelling(folder);
  said = [];
  const { engine: client, topics } = world.setting;
  watched = await watchModels({ client, folder, topics, log, say: (line) => said.push(line) });
}, 60_000);
afterEach(async () => {
  await watched.stop();
  await world.stop();
  await rm(folder, { recursive: true });
});

/** Saves a file and waits for what is said about it. */
async function save(path: string, change: (content: string) => string): Promise<string> {
  const before = said.length;
  await writeFile(join(folder, path), change(await readFile(join(folder, path), "utf8")));
  return until(`a word about ${path}`, async () => said[before] ?? null, 40_000);
}
const version = async () =>
  (await world.setting.engine.processDefinitions({ key: "migration-deadline", latestVersion: true }))[0]!.version;

test("what is saved is checked and deployed, told in one line", async () => {
  const line = await save(MODEL, (xml) => xml.replace(/name="/, 'name="Novo '));
  expect(line).toMatch(/^✓ migration-deadline\.bpmn: \d+ cenários passam; implantado: migration-deadline versão 2$/);
  expect(await version()).toBe(2);
  expect(await save(SCENARIO, (text) => `# revisto\n${text}`)).toMatch(/^✓ .*not-needed\.yml: .*nada novo a implantar$/);
  expect(await version()).toBe(2);
});

test("what is broken is told, and nothing is deployed until it is mended", async () => {
  const right = await readFile(join(folder, MODEL), "utf8");
  expect(await save(MODEL, (xml) => xml.slice(0, 400))).toMatch(/^✗ migration-deadline\.bpmn: nada foi implantado\n/);
  expect(await save(SCENARIO, (text) => text.replace(/termina em: .*/, "termina em: nowhere"))).toMatch(/^✗ .*not-needed\.yml/);
  expect(await version()).toBe(1);
  expect(await save(MODEL, () => right.replace(/name="/, 'name="Novo '))).toMatch(/nada foi implantado\n.*✗ .*not-needed\.yml/s);
  const mended = await save(SCENARIO, (text) => text.replace(/termina em: .*/, "termina em: migration-over"));
  expect(mended).toMatch(/^✓ .*not-needed\.yml: .*implantado: migration-deadline versão 2$/);
});

test("a file that is taken away is told, and stays live", async () => {
  await unlink(join(folder, SCENARIO));
  const line = await until("a word about it", async () => said[0] ?? null);
  expect(line).toBe(`– ${SCENARIO}: saiu da pasta; o que está no ar continua`);
});

test("without an engine it says so, and the next saving tries again", async () => {
  await world.address.down();
  expect(await save(MODEL, (xml) => xml.replace(/name="/, 'name="Novo '))).toContain("o motor não responde");
  await world.address.up();
  expect(await save(MODEL, (xml) => xml.replace(/name="/, 'name="Outro '))).toContain("versão 2");
});

test("as a command it goes on until it is stopped", async () => {
  const { url, user, password } = world.address;
  const engine = { ENGINE_REST_URL: url, ENGINE_REST_USER: user, ENGINE_REST_PASSWORD: password, DATA_DIR: folder };
  const entry = fileURLToPath(new URL("../../src/dev-models.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", entry, folder], { env: { ...process.env, ...engine } });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  await until("it says that it watches", async () => output.includes(`Observando ${folder}`), 40_000);
  child.kill("SIGINT");
  expect(await once(child, "close")).toEqual([0, null]);
});

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createEngineClient } from "../../src/camunda/client.ts";
import { deployModels, takeModels } from "../../src/camunda/deployer.ts";
import { digestOf } from "../../src/models/file.ts";
import { type LiveFile, readLiveFiles } from "../../src/models/live.ts";
import { publish } from "../../src/models/publish.ts";
import { PATIENCE } from "../support/engine.ts";
import { log, type Modelling, startModelling, WORKFLOWS } from "./support/modelling.ts";

const MODEL = "migration-deadline.bpmn";
const SCENARIO = "scenarios/migration-deadline-not-needed.yml";

let folder: string;
let world: Modelling;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "orquestra-live-"));
  await cp(WORKFLOWS, folder, { recursive: true });
  world = await startModelling(folder);
}, PATIENCE);
afterAll(async () => {
  await world?.stop();
  await rm(folder, { recursive: true });
});

const inFolder = (path: string) => readFile(join(folder, path), "utf8");
const file = async (path: string): Promise<LiveFile | undefined> =>
  (await readLiveFiles(world.setting)).find((one) => one.path === path);

test("models and forms are those of the engine, scenarios those of the folder", async () => {
  const content = await inFolder(MODEL);
  expect(await file(MODEL)).toMatchObject({
    ...{ content, digest: digestOf(content), source: "folder", key: "migration-deadline", version: 1 },
    definitionId: (await world.setting.engine.processDefinitions({ key: "migration-deadline" }))[0]!.id,
  });
  expect(await file("forms/company-type.form")).toMatchObject({ source: "folder" });
  expect(await file(SCENARIO)).toMatchObject({ content: await inFolder(SCENARIO), source: "folder" });
  expect(await file("services.json")).toBeUndefined();
  // What lies in the folder and was never deployed is not live.
  await writeFile(join(folder, "new.bpmn"), content.replaceAll("migration-deadline", "new"));
  expect(await file("new.bpmn")).toBeUndefined();
  await rm(join(folder, "new.bpmn"));
});

test("a form that no model shows is live as it was deployed last", async () => {
  const path = "forms/unused.form";
  const form = (text: string) => JSON.stringify({ id: "unused", components: [{ type: "text", text }], type: "default" });
  for (const [text, before] of [
    ["um", ""],
    ["dois", form("um")],
  ] as const) {
    expect((await file(path))?.content ?? "").toBe(before);
    await publish(world.setting, await world.propose({ [path]: () => form(text) }), world.bia);
  }
  expect(await file(path)).toMatchObject({ content: form("dois"), source: "portal" });
});

test("a scenario of the browser holds until the folder brings its model anew", async () => {
  const renamed = (content: string) => content.replace(/name="/, 'name="Do navegador ');
  const id = await world.propose({ [MODEL]: renamed, [SCENARIO]: (content) => `# do navegador\n${content}` });
  await publish(world.setting, id, world.bia);
  expect(await file(SCENARIO)).toMatchObject({ source: "portal", content: expect.stringMatching(/^# do navegador/) });
  await deployModels({ client: world.setting.engine, folder, log, onConflict: "replace" });
  expect(await file(SCENARIO)).toMatchObject({ source: "folder", content: await inFolder(SCENARIO) });
});

test("a scenario of the browser outlives a deployment of the folder in which its model is as it was", async () => {
  const [form, before] = ["forms/company-type.form", await inFolder(SCENARIO)];
  await publish(world.setting, await world.propose({ [SCENARIO]: (content) => `# revisto\n${content}` }), world.bia);
  await writeFile(join(folder, form), (await inFolder(form)).replace('"label": "', '"label": "Outro '));
  const { definitions } = await deployModels({ client: world.setting.engine, folder, log });
  expect(definitions.map(({ resource }) => resource)).toContain(MODEL);
  expect(await file(SCENARIO)).toMatchObject({ source: "portal", content: `# revisto\n${before}` });
  expect(await takeModels({ client: world.setting.engine, folder, log })).toContain(SCENARIO);
  await writeFile(join(folder, SCENARIO), before);
  await writeFile(join(folder, MODEL), (await inFolder(MODEL)).replace('name="', 'name="Da pasta '));
  await deployModels({ client: world.setting.engine, folder, log });
  expect(await file(SCENARIO)).toMatchObject({ source: "folder", content: before });
});

test("looking again asks the engine for what is new only", async () => {
  const { engine } = world.setting;
  const asked: string[] = [];
  const deploymentResource: typeof engine.operations.deploymentResource = (id, resourceId) => {
    asked.push(resourceId);
    return engine.operations.deploymentResource(id, resourceId);
  };
  const watched = { ...engine, operations: { ...engine.operations, deploymentResource } };
  const setting = { ...world.setting, engine: watched };
  const first = await readLiveFiles(setting);
  expect(asked.length).toBeGreaterThan(20);
  asked.length = 0;
  expect(await readLiveFiles(setting)).toEqual(first);
  expect(asked).toEqual([]);
  const content = (await world.live(MODEL)).replace(/name="/, 'name="Outro ');
  const another = createEngineClient({ ...world.address, log });
  await another.deploy({ name: "orquestra-govbr change x", source: "portal", resources: [{ name: MODEL, content }] });
  expect((await readLiveFiles(setting)).find(({ path }) => path === MODEL)).toMatchObject({ content });
  expect(asked).toHaveLength(1);
});

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { deployModels, type OnConflict, takeModels } from "../../src/camunda/deployer.ts";
import { publish } from "../../src/models/publish.ts";
import { log, type Modelling, startModelling, WORKFLOWS } from "./support/modelling.ts";

const MODEL = "migration-deadline.bpmn";
const OTHER = "process-start-guard.bpmn";
const FORM = "forms/company-type.form";
const SCENARIO = "scenarios/migration-deadline-not-needed.yml";

let folder: string;
let world: Modelling;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "orquestra-folder-"));
  await cp(WORKFLOWS, folder, { recursive: true });
  world = await startModelling(folder);
  const renamed = (content: string) => content.replace(/name="/, 'name="Do navegador ');
  const id = await world.propose({ [MODEL]: renamed, [SCENARIO]: (content) => `# do navegador\n${content}` });
  await publish(world.setting, id, world.bia);
}, 60_000);
afterEach(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

const deploy = (onConflict?: OnConflict) =>
  deployModels({ client: world.setting.engine, folder, log, ...(onConflict && { onConflict }) });
const versions = async () => {
  const latest = await world.setting.engine.processDefinitions({ latestVersion: true });
  return Object.fromEntries(latest.map(({ resource, version }) => [resource, version]));
};
async function edit(path: string, from: RegExp, to: string): Promise<void> {
  const content = await readFile(join(folder, path), "utf8");
  await writeFile(join(folder, path), content.replace(from, to));
}
const inFolder = () => edit(MODEL, /name="/, 'name="Da pasta ');
const live = () => world.live(MODEL);

test("what is put live between the look at it and the deployment of the folder stays live, and is told", async () => {
  const { engine } = world.setting;
  const content = (await live()).replace('name="', 'name="Nesse meio-tempo ');
  await edit(FORM, /"label": "/, '"label": "Da pasta ');
  await edit(OTHER, /name="/, 'name="Da pasta ');
  const other = (await world.live(OTHER)).replace('name="', 'name="Nesse meio-tempo ');
  let isMeanwhile = true;
  const client: typeof engine = {
    ...engine,
    async deploy(request) {
      if (isMeanwhile) {
        isMeanwhile = false;
        const resources = [
          { name: MODEL, content },
          { name: OTHER, content: other },
        ];
        await engine.deploy({ name: "orquestra-govbr change x", source: "portal", resources });
      }
      return engine.deploy(request);
    },
  };
  const { conflicts } = await deployModels({ client, folder, log });
  expect(conflicts.map(({ path }) => path)).toContain(OTHER);
  expect([await live(), await world.live(OTHER)]).toEqual([content, other]);
  expect(await world.live(FORM)).toContain("Da pasta");
  expect(await deploy()).toMatchObject({ isNew: false });
});

describe("the next start after an analyst put something live", () => {
  test("leaves it alone where the folder is as it was, and makes no new version of anything", async () => {
    const before = await versions();
    expect(before[MODEL]).toBe(2);
    expect(await deploy()).toMatchObject({ isNew: false, definitions: [], conflicts: [] });
    expect(await deploy("refuse")).toMatchObject({ isNew: false });
    expect(await versions()).toEqual(before);
    expect(await live()).toContain("Do navegador");
  });

  test("deploys what else has changed, without it", async () => {
    await edit(FORM, /"label": "/, '"label": "Da pasta ');
    const { definitions, resources, conflicts } = await deploy("refuse");
    expect(definitions.map(({ resource }) => resource)).toContain("onboarding.bpmn");
    expect(resources).not.toContain(MODEL);
    expect(conflicts).toEqual([]);
    expect(await live()).toContain("Do navegador");
    expect(await deploy()).toMatchObject({ isNew: false });
  });

  test("keeps it where both were changed, and tells file and version; on purpose nothing is deployed at all", async () => {
    await inFolder();
    await edit(FORM, /"label": "/, '"label": "Da pasta ');
    const before = await versions();
    const conflicts = [{ path: MODEL, version: 2, reason: "changed-in-both" }];
    await expect(deploy("refuse")).rejects.toMatchObject({ name: "DeploymentConflict", conflicts });
    expect(await versions()).toEqual(before);
    expect(await deploy()).toMatchObject({ conflicts, isNew: true });
    expect(await live()).toContain("Do navegador");
    expect((await versions())[MODEL]).toBe(2);
  });
});

describe("who decides", () => {
  test("for the folder replaces what is live; from then on it is the folder's", async () => {
    expect(await deploy("replace")).toMatchObject({ isNew: true, conflicts: [] });
    expect(await live()).toBe(await readFile(join(folder, MODEL), "utf8"));
    expect((await versions())[MODEL]).toBe(3);
    expect(await deploy("refuse")).toMatchObject({ isNew: false });
    await inFolder();
    expect(await deploy("refuse")).toMatchObject({ isNew: true });
    expect(await live()).toContain("Da pasta");
  });

  test("for the browser gets its files, scenarios included; what the folder changes next is no conflict", async () => {
    await inFolder();
    expect(await takeModels({ client: world.setting.engine, folder, log })).toEqual([MODEL, SCENARIO]);
    expect(await readFile(join(folder, MODEL), "utf8")).toContain("Do navegador");
    expect(await readFile(join(folder, SCENARIO), "utf8")).toMatch(/^# do navegador/);
    await deploy("refuse");
    await inFolder();
    expect(await deploy("refuse")).toMatchObject({ conflicts: [] });
    expect(await live()).toContain("Da pasta Do navegador");
  });
});

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { EngineClient } from "../../src/camunda/client.ts";
import { EngineUnavailable } from "../../src/camunda/errors.ts";
import { settle } from "../../src/models/half-steps.ts";
import { historyOf } from "../../src/models/history.ts";
import { readLiveFiles } from "../../src/models/live.ts";
import { publish } from "../../src/models/publish.ts";
import { restore } from "../../src/models/restore.ts";
import { keepPublicationsSettled } from "../../src/process/publication-upkeep.ts";
import { until } from "../support/until.ts";
import { type Modelling, startModelling } from "./support/modelling.ts";

let world: Modelling;
beforeEach(async () => {
  world = await startModelling();
}, 60_000);
afterEach(() => world.stop());

const FORM = "forms/request-analysis.form";
const MODEL = "migration-deadline.bpmn";
/** Shown by one model alone. */
const SMALL_FORM = "forms/migration-preview.form";
const SCENARIO = "scenarios/migration-deadline-not-needed.yml";
const renamed = (content: string) => content.replace(/name="/, 'name="Novo ');
const relabelled = (content: string) => content.replace(/"label": "/, '"label": "Novo ');
const version = async (key: string) => (await world.setting.engine.processDefinitions({ key, latestVersion: true }))[0]!.version;
const status = async (id: string) => (await world.store.modelChanges.get(id))!.status;
const portalDeployments = () => world.setting.engine.operations.deployments({ source: "portal" });

/** The same engine, but for what happens to a deployment. */
function withDeploy(deploy: (real: EngineClient["deploy"]) => EngineClient["deploy"]) {
  const { engine } = world.setting;
  return { ...world.setting, engine: { ...engine, deploy: deploy(engine.deploy) } };
}
const noticesOfAna = () => world.store.notices.list({ accountId: world.ana.actor });
const lost = () => new EngineUnavailable("POST /deployment/create", { cause: new Error("connection lost") });

describe("an approved change", () => {
  test("is live with everything that belongs to it, told by whom and why; nothing else has a new version", async () => {
    const id = await world.propose({ [FORM]: relabelled });
    const { deploymentId, definitions } = await publish(world.setting, id, world.bia);
    expect(definitions).toEqual([
      { key: "company-registration", version: 2 },
      // Both call it, and are bound to the one of their own deployment.
      { key: "process-start-guard", version: 2 },
      { key: "service-request", version: 2 },
    ]);
    expect(await version("migration-deadline")).toBe(1);
    expect(await world.live(FORM)).toContain('"label": "Novo ');
    expect(await world.store.modelChanges.get(id)).toMatchObject({ status: "live", deploymentId, decidedBy: { name: "Bia" } });
    expect(await portalDeployments()).toMatchObject([
      { id: deploymentId, name: expect.stringMatching(/^orquestra-govbr change /) },
    ]);
    const [now, before] = await historyOf(world.setting, "service-request.bpmn", 20);
    expect(now).toMatchObject({
      ...{ version: 2, source: "portal", deploymentId },
      published: { reason: "Portaria 12", author: { name: "Ana" }, by: { name: "Bia" } },
    });
    expect(before).toMatchObject({ version: 1, source: "folder", published: null });
    expect(await historyOf(world.setting, FORM, 20)).toMatchObject([{ source: "portal" }, { source: "folder" }]);
    expect(await historyOf(world.setting, "forms/company-type.form", 20)).toMatchObject([{ source: "folder" }]);
  });

  test("with an error, or with a failing scenario, is refused, and nothing is deployed", async () => {
    const broken = await world.propose({
      [MODEL]: (content) => content.replace(/camunda:topic="[^"]+"/, 'camunda:topic="no-such"'),
    });
    await expect(publish(world.setting, broken, world.bia)).rejects.toMatchObject({
      code: "check-failed",
      check: {
        findings: expect.arrayContaining([
          { file: MODEL, findings: expect.arrayContaining([expect.objectContaining({ rule: "known-topic" })]) },
        ]),
      },
    });
    const failing = await world.propose({
      [SCENARIO]: (content) => content.replace(/termina em: .*/, "termina em: elsewhere"),
    });
    await expect(publish(world.setting, failing, world.bia)).rejects.toMatchObject({ code: "check-failed" });
    expect([await status(broken), await status(failing)]).toEqual(["proposed", "proposed"]);
    expect(await portalDeployments()).toEqual([]);
  });

  test("made from what is no longer live is refused, and told which file", async () => {
    const [first, second] = [
      await world.propose({ [MODEL]: renamed }),
      await world.propose({ [MODEL]: (xml) => xml.replace(/name="/, 'name="Outro ') }),
    ];
    await publish(world.setting, first, world.bia);
    await expect(publish(world.setting, second, world.bia)).rejects.toMatchObject({ code: "live-changed", paths: [MODEL] });
    expect(await status(second)).toBe("proposed");
    const other = await world.propose({ [SMALL_FORM]: relabelled });
    await publish(world.setting, other, world.bia);
  });

  test("that changes nothing is refused", async () => {
    const id = await world.propose({ [MODEL]: (content) => content });
    await expect(publish(world.setting, id, world.bia)).rejects.toMatchObject({ code: "nothing-changes" });
  });

  test("of scenarios alone gives no model a new version; from then on they hold", async () => {
    const id = await world.propose({ [SCENARIO]: (content) => `# revisto\n${content}` });
    expect(await publish(world.setting, id, world.bia)).toMatchObject({ definitions: [] });
    expect(await world.live(SCENARIO)).toMatch(/^# revisto/);
    expect(await version("migration-deadline")).toBe(1);
    expect(await status(id)).toBe("live");
  });

  test("approved twice at once is deployed once", async () => {
    const id = await world.propose({ [MODEL]: renamed });
    const both = await Promise.allSettled([publish(world.setting, id, world.bia), publish(world.setting, id, world.bia)]);
    expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await portalDeployments()).toHaveLength(1);
    expect(await version("migration-deadline")).toBe(2);
  });

  test("is not approved by its author", async () => {
    const id = await world.propose({ [MODEL]: renamed });
    await expect(publish(world.setting, id, world.ana)).rejects.toMatchObject({ code: "change-own" });
    expect(await portalDeployments()).toEqual([]);
  });
});

describe("interrupted", () => {
  test("with the engine down: told, and nothing has changed", async () => {
    const id = await world.propose({ [MODEL]: renamed });
    await world.address.down();
    await expect(publish(world.setting, id, world.bia)).rejects.toBeInstanceOf(EngineUnavailable);
    await world.address.up();
    expect(await status(id)).toBe("proposed");
    expect((await publish(world.setting, id, world.bia)).definitions).toEqual(
      expect.arrayContaining([{ key: "migration-deadline", version: 2 }]),
    );
  });

  test("with the engine going down right before the deployment: given back at once", async () => {
    const id = await world.propose({ [MODEL]: renamed });
    const setting = withDeploy((deploy) => async (request) => {
      await world.address.down();
      return deploy(request);
    });
    await expect(publish(setting, id, world.bia)).rejects.toBeInstanceOf(EngineUnavailable);
    await world.address.up();
    expect(await status(id)).toBe("proposed");
  });

  test("after the engine had it, but before anybody knew: finished, with one deployment", async () => {
    const id = await world.propose({ [MODEL]: renamed });
    const dying = withDeploy((deploy) => async (request) => {
      await deploy(request);
      throw new Error("the process dies here");
    });
    await expect(publish(dying, id, world.bia)).rejects.toThrow("dies here");
    expect([await status(id), await noticesOfAna()]).toEqual(["publishing", []]);
    expect(await settle(world.setting)).toBe("finished");
    expect(await noticesOfAna()).toMatchObject([{ data: { changeId: id, live: true } }]);
    const [deployment] = await portalDeployments();
    expect(await world.store.modelChanges.get(id)).toMatchObject({ status: "live", deploymentId: deployment!.id });
    expect(await settle(world.setting)).toBeNull();
    expect(await portalDeployments()).toHaveLength(1);
  });

  test("it is finished by the upkeep of the workers without anybody looking", async () => {
    const id = await world.propose({ [MODEL]: renamed });
    const dying = withDeploy((deploy) => async (request) => {
      await deploy(request);
      throw new Error("the process dies here");
    });
    await expect(publish(dying, id, world.bia)).rejects.toThrow("dies here");
    const upkeep = keepPublicationsSettled(world.setting);
    await until("it is live", async () => (await status(id)) === "live");
    await upkeep.stop();
  });

  test("with the answer lost: looked up at once, and told to the author", async () => {
    const id = await world.propose({ [MODEL]: renamed });
    const losing = withDeploy((deploy) => async (request) => {
      await deploy(request);
      throw lost();
    });
    const { deploymentId, definitions } = await publish(losing, id, world.bia);
    expect(await portalDeployments()).toMatchObject([{ id: deploymentId }]);
    expect(definitions).toEqual(expect.arrayContaining([{ key: "migration-deadline", version: 2 }]));
    expect(await status(id)).toBe("live");
    expect(await noticesOfAna()).toMatchObject([{ kind: "model-change-decided", data: { live: true, person: "Bia" } }]);
  });

  test("before the engine had it: given back when it does not come any more, and not before", async () => {
    const id = await world.propose({ [MODEL]: renamed });
    const dying = withDeploy(() => async () => {
      throw lost();
    });
    await expect(publish(dying, id, world.bia)).rejects.toBeInstanceOf(EngineUnavailable);
    expect([await settle(world.setting), await status(id)]).toEqual([null, "publishing"]);
    const other = await world.propose({ [SMALL_FORM]: relabelled });
    await expect(publish(world.setting, other, world.bia)).rejects.toMatchObject({ code: "publication-under-way" });
    world.store.later(200);
    expect([await settle(world.setting), await status(id)]).toEqual(["given-back", "proposed"]);
    await publish(world.setting, other, world.bia);
    await publish(world.setting, id, world.bia);
    expect(await version("migration-deadline")).toBe(2);
  });

  test("by something else that went live after the check: refused", async () => {
    const [first, second] = [await world.propose({ [SMALL_FORM]: relabelled }), await world.propose({ [MODEL]: renamed })];
    const { approve } = world.store.modelChanges;
    const late = { ...world.store.modelChanges };
    late.approve = async (...request) => {
      late.approve = approve;
      await publish(world.setting, second, world.bia);
      return approve(...request);
    };
    const setting = { ...world.setting, store: { ...world.store, modelChanges: late } };
    await expect(publish(setting, first, world.bia)).rejects.toMatchObject({ code: "live-changed", paths: [MODEL] });
    expect(await status(first)).toBe("proposed");
  });

  test("by a release of the folder between the check and the deployment: both are live", async () => {
    const guard = "process-start-guard.bpmn";
    const id = await world.propose({ [FORM]: relabelled });
    const brought = (await world.live(guard)).replace('name="', 'name="Da pasta ');
    const setting = withDeploy((deploy) => async (request) => {
      if (/ change /.test(request.name))
        await deploy({ name: "orquestra-govbr", resources: [{ name: guard, content: brought }] });
      return deploy(request);
    });
    await publish(setting, id, world.bia);
    expect(await world.live(guard)).toBe(brought);
    expect(await world.live(FORM)).toContain('"label": "Novo ');
    expect(await status(id)).toBe("live");
  });

  test("by what the engine refuses: given back with its words", async () => {
    const id = await world.propose({ [MODEL]: renamed });
    const setting = withDeploy(
      (deploy) => (request) => deploy({ ...request, resources: [...request.resources, { name: "broken.bpmn", content: "<no" }] }),
    );
    await expect(publish(setting, id, world.bia)).rejects.toMatchObject({
      code: "engine-refused",
      detail: expect.stringContaining("broken.bpmn"),
    });
    expect(await status(id)).toBe("proposed");
    expect(await portalDeployments()).toEqual([]);
  });
});

describe("back to an earlier version", () => {
  const back = (number: number) =>
    restore(world.setting, { process: "service-request", version: number, reason: "engano" }, world.ana);

  test("deploys its content with its forms anew, for every model that shows them, and is in the history", async () => {
    const before = await world.live(FORM);
    await publish(world.setting, await world.propose({ [FORM]: relabelled }), world.bia);
    const { definitions } = await back(1);
    expect(definitions).toEqual([
      { key: "company-registration", version: 3 },
      { key: "process-start-guard", version: 3 },
      { key: "service-request", version: 3 },
    ]);
    expect(await world.live(FORM)).toBe(before);
    expect((await historyOf(world.setting, "service-request.bpmn", 20))[0]).toMatchObject({
      ...{ version: 3, source: "portal" },
      published: { kind: "restore", restoredVersion: 1, reason: "engano", by: { name: "Ana" }, author: null },
    });
  });

  test("brings back the scenarios of then", async () => {
    const before = await world.live(SCENARIO);
    const edit = (mark: string) => ({ [MODEL]: renamed, [SCENARIO]: (content: string) => `# ${mark}\n${content}` });
    for (const mark of ["um", "dois"]) await publish(world.setting, await world.propose(edit(mark)), world.bia);
    const back = (number: number) =>
      restore(world.setting, { process: "migration-deadline", version: number, reason: "engano" }, world.ana);
    await back(2);
    expect(await world.live(SCENARIO)).toBe(`# um\n${before}`);
    await back(1);
    expect(await world.live(SCENARIO)).toBe(before);
  });

  test("is refused where there is nothing to go back to", async () => {
    await expect(back(1)).rejects.toMatchObject({ code: "nothing-changes" });
    await expect(back(7)).rejects.toMatchObject({ code: "version-unknown" });
    expect(await portalDeployments()).toEqual([]);
  });
});

test("models of other systems on the same engine are none of ours", async () => {
  const xml = (await world.live(MODEL)).replaceAll("migration-deadline", "foreign-model");
  await world.setting.engine.deploy({ name: "other", resources: [{ name: "foreign-model.bpmn", content: xml }] });
  const paths = (await readLiveFiles(world.setting)).map(({ path }) => path);
  expect(paths).toContain(MODEL);
  expect(paths).not.toContain("foreign-model.bpmn");
});

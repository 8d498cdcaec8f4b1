import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import pino from "pino";
import type { EngineClient, Resource } from "../../src/camunda/client.ts";
import { deployModels } from "../../src/camunda/deployer.ts";
import { EngineError, EngineUnavailable } from "../../src/camunda/errors.ts";

let folder: string;
let deployed: { name: string; resources: Resource[] }[];
const log = pino({ enabled: false });

beforeEach(async () => {
  deployed = [];
  folder = await mkdtemp(join(tmpdir(), "models-"));
  await mkdir(join(folder, "forms"));
  await mkdir(join(folder, "scenarios"));
  for (const name of ["b.bpmn", "a.bpmn", "forms/f.form", "scenarios/s.yml", "README.md"])
    await writeFile(join(folder, name), name);
});

afterEach(() => rm(folder, { recursive: true }));

type Fake = Partial<Record<"version" | "deploy", () => unknown>>;
const engine = (fake: Fake = {}) =>
  ({
    version: async () => fake.version?.() ?? "7.24.0",
    // Nothing was ever put live in the browser.
    operations: { deployments: async () => [] },
    deploy: async (deployment: { name: string; resources: Resource[] }) => {
      deployed.push(deployment);
      return fake.deploy?.() ?? { id: "d1", deployedProcessDefinitions: null };
    },
  }) as unknown as EngineClient;

describe("deployModels", () => {
  test("sends models and forms, and nothing else, as one deployment", async () => {
    await deployModels({ client: engine(), folder, log });
    expect(deployed).toHaveLength(1);
    expect(deployed[0]!.name).toBe("orquestra-govbr");
    expect(deployed[0]!.resources).toEqual(["a.bpmn", "b.bpmn", "forms/f.form"].map((name) => ({ name, content: name })));
  });

  test("tells what is new and what is not", async () => {
    const definition = { key: "a", version: 2, resource: "a.bpmn", id: "a:2:x" };
    const fresh = await deployModels({
      client: engine({ deploy: () => ({ id: "d2", deployedProcessDefinitions: { x: definition } }) }),
      folder,
      log,
    });
    expect(fresh).toMatchObject({ isNew: true, deploymentId: "d2", definitions: [{ key: "a", version: 2, resource: "a.bpmn" }] });
    expect(await deployModels({ client: engine(), folder, log })).toMatchObject({ isNew: false, definitions: [] });
  });

  test("a refusal names file, element, line and reason", async () => {
    const problem = { message: "no activity", line: 12, mainElementId: "choose-stage" };
    const body = { details: { "a.bpmn": { errors: [problem, { message: "second", line: 0, mainElementId: null }] } } };
    const deploy = () => {
      throw new EngineError(400, "ParseException", 0, "ENGINE-09005 Could not parse", "POST /deployment/create", body);
    };
    await expect(deployModels({ client: engine({ deploy }), folder, log })).rejects.toMatchObject({
      code: "deployment-refused",
      message: "The engine refuses the deployment:\na.bpmn, element choose-stage (line 12): no activity\na.bpmn: second",
    });
  });

  test("a refusal without details says what the engine said", async () => {
    const deploy = () => {
      throw new EngineError(500, "ProcessEngineException", 0, "ENGINE-09033 broken form", "POST /deployment/create");
    };
    await expect(deployModels({ client: engine({ deploy }), folder, log })).rejects.toThrow(/ENGINE-09033 broken form/);
  });
});

describe("an engine that is not ready", () => {
  const down = () => {
    throw new EngineUnavailable("GET /version", { cause: new Error("refused") });
  };

  test("is waited for", async () => {
    let asked = 0;
    const version = () => (++asked < 3 ? down() : "7.24.0");
    await deployModels({ client: engine({ version }), folder, log });
    expect(asked).toBe(3);
    expect(deployed).toHaveLength(1);
  });

  test("not for ever", async () => {
    await expect(deployModels({ client: engine({ version: down }), folder, log, patience: 0 })).rejects.toBeInstanceOf(
      EngineUnavailable,
    );
    expect(deployed).toHaveLength(0);
  });
});

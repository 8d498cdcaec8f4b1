import { fileURLToPath } from "node:url";
import pino from "pino";
import { createEngineClient, type EngineClient } from "../../src/camunda/client.ts";
import { deployModels } from "../../src/camunda/deployer.ts";
import { createRequest, type Request } from "../../src/camunda/http.ts";
import { loadModels, loadScenarios } from "../../src/rehearsal/index.ts";
import { PATIENCE, type TestEngine, testEngine } from "../support/engine.ts";
import { playOverRest } from "./support/rest-player.ts";

const folder = fileURLToPath(new URL("../../workflows", import.meta.url));
const models = await loadModels(folder);
const scenarios = await loadScenarios(folder);
const log = pino({ enabled: false });
let engine: TestEngine;
let client: EngineClient;
let request: Request;

beforeAll(async () => {
  engine = await testEngine();
  client = createEngineClient({ ...engine, log });
  request = createRequest(engine, log);
  await deployModels({ client, folder, log });
}, PATIENCE);

afterAll(() => engine?.dispose());

test.each(scenarios)("$file goes as it says", async ({ scenario }) => {
  const played = await playOverRest({ client, request }, models, scenario);
  expect(played).toEqual({ path: [...scenario.path!].sort(), end: scenario.end });
});

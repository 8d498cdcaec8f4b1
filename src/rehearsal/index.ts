/** Rehearsal: scenarios played on a model in memory, before it is deployed. */

export { processName } from "./compiled.ts";
export { readDuration } from "./durations.ts";
export { ScenarioFileError } from "./file/error.ts";
export { parseScenario } from "./file/read.ts";
export { scenarioToYaml } from "./file/write.ts";
export { loadModels, loadScenarios } from "./folder.ts";
export type { Models } from "./models.ts";
export { playScenario } from "./play.ts";
export type { Rehearsed } from "./player.ts";
export { hasFailed, type RehearsedModel, rehearse } from "./rehearse.ts";
export { type Scenario, type Step, stepSchema } from "./scenario.ts";
export { type Begun, MAX_STANDING_STEPS, type Standing, standAt } from "./standing.ts";
export type { Waiting } from "./waiting.ts";

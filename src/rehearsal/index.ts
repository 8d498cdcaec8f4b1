/** Rehearsal: scenarios played on a model in memory, before it is deployed. */
export { ScenarioFileError } from "./file/error.ts";
export { parseScenario } from "./file/read.ts";
export { scenarioToYaml } from "./file/write.ts";
export { loadModels, loadScenarios } from "./folder.ts";
export type { Models } from "./models.ts";
export { playScenario, type Rehearsed } from "./play.ts";
export { hasFailed, type RehearsedModel, rehearse } from "./rehearse.ts";
export type { Scenario, Step } from "./scenario.ts";

/** Rehearsal: scenarios played on a model in memory, before it is deployed. */
export { loadModels, loadScenarios } from "./folder.ts";
export { type Models, playScenario, type Rehearsed } from "./play.ts";
export { hasFailed, type RehearsedModel, rehearse } from "./rehearse.ts";
export { parseScenario, type Scenario, type Step } from "./scenario.ts";

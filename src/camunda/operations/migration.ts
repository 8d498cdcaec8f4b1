import type { Query, Request } from "../http.ts";
import type { ProcessDefinition } from "../types.ts";
import type { Window } from "./page.ts";
import type { DefinitionStatistics, MigrationPlan } from "./types.ts";

/** Milliseconds that the engine may take to look through all instances. */
const ALL_TIMEOUT = 60_000;

/** Running instances of a version, found and moved to another one. */
export function migrationOperations(request: Request) {
  return {
    /** Every version of every process, with how many instances run and how many open incidents they have. */
    definitionStatistics: () =>
      request<(DefinitionStatistics & { definition: ProcessDefinition })[]>("GET", "/process-definition/statistics", {
        query: { incidents: true },
        timeout: ALL_TIMEOUT,
      }),
    /** What two versions have in common. With `updateEventTriggers` what is waited for becomes that of the target. */
    generatePlan: (sourceProcessDefinitionId: string, targetProcessDefinitionId: string, updateEventTriggers: boolean) =>
      request<MigrationPlan>("POST", "/migration/generate", {
        json: { sourceProcessDefinitionId, targetProcessDefinitionId, updateEventTriggers },
      }),
    /** What is wrong with a plan: nothing, or what the engine says of its instructions. */
    planFailures: (plan: MigrationPlan) =>
      request<{ instructionReports: { failures: string[] }[] }>("POST", "/migration/validate", { json: plan }).then(
        ({ instructionReports }) => instructionReports.flatMap(({ failures }) => failures),
      ),
    /** Lets one instance go on in the target. EngineError with a `validationReport` in its body when it cannot. */
    migrate: (migrationPlan: MigrationPlan, processInstanceId: string) =>
      request<void>("POST", "/migration/execute", {
        json: { migrationPlan, processInstanceIds: [processInstanceId], skipCustomListeners: false, skipIoMappings: false },
      }),
    /** Running instances, in the order of their ids. */
    runningInstances: (query: Query, { first, size }: Window) =>
      request<{ id: string; definitionId: string }[]>("POST", "/process-instance", {
        query: { firstResult: first, maxResults: size },
        json: { ...query, sorting: [{ sortBy: "instanceId", sortOrder: "asc" }] },
        timeout: ALL_TIMEOUT,
      }),
    countRunning: (query: Query) =>
      request<{ count: number }>("POST", "/process-instance/count", { json: query, timeout: ALL_TIMEOUT }).then(
        ({ count }) => count,
      ),
  };
}

import type { EngineClient } from "../camunda/client.ts";
import { EngineError } from "../camunda/errors.ts";
import type { ActivityRecord } from "../camunda/operations/types.ts";
import { parseEngineDate } from "../camunda/values.ts";
import type { StepRun } from "../store/types.ts";

/** Kinds of activities that only hold others. */
const CONTAINERS = new Set(["subProcess", "transaction", "adHocSubProcess", "multiInstanceBody"]);
/** The version of a definition that was deleted, and left its history. */
const UNKNOWN_VERSION = 0;

/** Makes runs of what the engine has written down. Versions are asked for once: definitions never change. */
export function createRunReader({
  operations,
}: Pick<EngineClient, "operations">): (records: ActivityRecord[]) => Promise<StepRun[]> {
  const versions = new Map<string, number>();

  async function versionOf(definitionId: string): Promise<number> {
    const known = versions.get(definitionId);
    if (known !== undefined) return known;
    const version = await operations.definition(definitionId).then(
      (definition) => definition.version,
      (error: unknown) => {
        if (error instanceof EngineError && error.isNotFound) return UNKNOWN_VERSION;
        throw error;
      },
    );
    versions.set(definitionId, version);
    return version;
  }

  return async (records) => {
    const steps = records.filter(({ activityType }) => !CONTAINERS.has(activityType));
    const runs: StepRun[] = [];
    for (const { id, processDefinitionId, processDefinitionKey, processInstanceId, rootProcessInstanceId, ...step } of steps) {
      runs.push({
        ...{ id, processKey: processDefinitionKey, version: await versionOf(processDefinitionId), element: step.activityId },
        ...{ instanceId: processInstanceId, rootId: rootProcessInstanceId ?? processInstanceId, canceled: step.canceled },
        startedAt: parseEngineDate(step.startTime),
        endedAt: step.endTime === null ? null : parseEngineDate(step.endTime),
      });
    }
    return runs;
  };
}

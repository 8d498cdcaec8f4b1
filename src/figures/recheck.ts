import type { EngineClient } from "../camunda/client.ts";
import type { ActivityRecord } from "../camunda/operations/types.ts";
import type { StepRun, Store } from "../store/types.ts";

/** Open activities that are looked at in a turn. */
const LOOKED_AT = 500;
/** Activities of an instance that are read at once. */
const PAGE = 1_000;

interface Needed {
  figures: Store["figures"];
  operations: EngineClient["operations"];
  toRuns(records: ActivityRecord[]): Promise<StepRun[]>;
}

/** Looks whether what was found open is as it was known; reads anew what has ended, was moved or is gone. */
export async function recheck({ figures, operations, toRuns }: Needed): Promise<void> {
  const known = await figures.oldestUnchecked(LOOKED_AT);
  const definitions = await operations.definitionsOf(known.map(({ instanceId }) => instanceId));
  const versions = new Map<string, number>();
  for (const id of new Set(definitions.values())) versions.set(id, (await operations.definition(id)).version);
  const isAsKnown = ({ instanceId, versions: seen }: (typeof known)[number]) => {
    const version = versions.get(definitions.get(instanceId) ?? "");
    return version !== undefined && seen.every((one) => one === version);
  };
  await figures.checked(known.filter(isAsKnown).map(({ instanceId }) => instanceId));
  for (const { instanceId } of known.filter((one) => !isAsKnown(one))) {
    await figures.check([instanceId], await toRuns(await historyOf(operations, instanceId)));
  }
}

async function historyOf(operations: EngineClient["operations"], instanceId: string): Promise<ActivityRecord[]> {
  for (let size = PAGE; ; size *= 4) {
    const records = await operations.activityRecords({ processInstanceId: instanceId }, "startTime", size);
    if (records.length < size) return records;
  }
}

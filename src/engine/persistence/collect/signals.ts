import { randomUUID } from "node:crypto";
import { at } from "../database.ts";
import type { Collection, EffectOf } from "./collection.ts";
import { jobDefinitionId } from "./jobs.ts";

/** The request that threw a signal delivers it; should it not come to that, the job executor does after this time (ms). */
const deliveryTime = 60_000;

/**
 * A signal for other trees: a job, written with the rest of the step, so that it is delivered also when this
 * process dies right now.
 */
export function signalThrown({ step, writes, time, instances }: Collection, effect: EffectOf<"signal-thrown">): void {
  const { definitionId } = instances[step.rootId]!;
  const { name, variables, businessKey } = effect;
  writes.jobsCreated.push({
    ...{ id: randomUUID(), definition_id: definitionId, definition_key: step.definition(definitionId).key, kind: "signal" },
    ...{ job_definition_id: jobDefinitionId(definitionId, name, "signal"), activity_id: name, retries: 3, priority: 0 },
    ...{ exclusive: false, created_at: time, lock_expires_at: at(step.now + deliveryTime) },
    payload: { name, variables, businessKey, thrownIn: step.rootId },
  });
}

import type { EngineClient } from "../../camunda/client.ts";

/** An unfinished journey of a person, for whoever comes back with another browser. Null: none. */
export async function openJourneyOf(engine: EngineClient, accountId: string): Promise<string | null> {
  const instances = await engine.processInstances({ variables: `accountId_eq_${accountId}` });
  return instances.find(({ businessKey, ended }) => businessKey !== null && !ended)?.businessKey ?? null;
}

import type { EngineClient } from "../../camunda/client.ts";
import { ONBOARDING } from "./begin.ts";

/** An unfinished journey of a person, for whoever comes back with another browser; a company's processes are none. Null: none. */
export async function openJourneyOf(engine: EngineClient, accountId: string): Promise<string | null> {
  const instances = await engine.processInstances({
    processDefinitionKey: ONBOARDING,
    variables: `accountId_eq_${accountId}`,
  });
  return instances.find(({ businessKey, ended }) => businessKey !== null && !ended)?.businessKey ?? null;
}

import type { EngineClient } from "./client.ts";

/** Instances that are asked for at once: they go into an address. */
const AT_ONCE = 50;

/** With which instance everything began, for each of these; those that the history does not know are left out. */
export async function rootsOf(
  engine: Pick<EngineClient, "historyProcessInstances">,
  instanceIds: string[],
): Promise<Map<string, string>> {
  const roots = new Map<string, string>();
  for (let first = 0; first < instanceIds.length; first += AT_ONCE) {
    const processInstanceIds = instanceIds.slice(first, first + AT_ONCE).join(",");
    const instances = await engine.historyProcessInstances({ processInstanceIds });
    for (const { id, rootProcessInstanceId } of instances) if (rootProcessInstanceId) roots.set(id, rootProcessInstanceId);
  }
  return roots;
}

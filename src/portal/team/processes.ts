import type { Process, Service, TieProof } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";

/** What a task is about. */
export interface Subject {
  process: Process;
  service: Service | null;
}

/**
 * The processes to which instances belong, by instance. An instance that was called by another belongs to the process of
 * the outermost one; what was never admitted as a process is missing.
 */
export async function subjectsOf({ engine, store }: PortalContext, instanceIds: string[]): Promise<Map<string, Subject>> {
  const ids = [...new Set(instanceIds)];
  if (ids.length === 0) return new Map();
  const instances = await engine.historyProcessInstances({ processInstanceIds: ids, maxResults: ids.length });
  const roots = new Map(instances.map(({ id, rootProcessInstanceId }) => [id, rootProcessInstanceId ?? id]));
  const [processes, services] = await Promise.all([
    store.processes.ofInstances([...new Set([...ids, ...roots.values()])]),
    store.services.list({ all: true }),
  ]);
  const found = new Map(processes.map((process) => [process.instanceId, process]));
  return new Map(
    ids.flatMap((id): [string, Subject][] => {
      const process = found.get(id) ?? found.get(roots.get(id) ?? id);
      if (process === undefined) return [];
      return [[id, { process, service: services.find((service) => service.id === process.serviceId) ?? null }]];
    }),
  );
}

/** The proof that the person who opened a process belongs to its company; null when none is in force. */
export function proofOf({ store }: PortalContext, { openedBy, company }: Process): Promise<TieProof | null> {
  return store.documents.proof({ accountId: openedBy.accountId, companyId: company.id });
}

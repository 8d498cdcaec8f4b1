import type { ForeignEvent, ForeignRequest, ForeignSubmission, Service } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";

/** The request of a foreign company, which a task is about in place of a process. */
export interface ForeignSubject {
  request: ForeignRequest;
  service: Service | null;
}

/** The requests that instances execute, by instance. */
export async function foreignOf({ store }: PortalContext, instanceIds: string[]): Promise<Map<string, ForeignSubject>> {
  const found = await store.foreignCompanies.ofInstances([...new Set(instanceIds)]);
  if (found.length === 0) return new Map();
  const services = await store.services.list({ all: true });
  return new Map(
    found.map((request) => [
      request.instanceId!,
      { request, service: services.find(({ id }) => id === request.application.serviceId) ?? null },
    ]),
  );
}

/** Every version of a request, and what happened to it. */
export interface ForeignFile {
  submissions: ForeignSubmission[];
  events: ForeignEvent[];
}

export async function readFile({ store }: PortalContext, { request }: ForeignSubject): Promise<ForeignFile> {
  const [submissions, events] = await Promise.all([
    store.foreignCompanies.submissions(request.id),
    store.foreignCompanies.events(request.id),
  ]);
  return { submissions, events };
}

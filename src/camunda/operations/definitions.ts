import type { Query, Request } from "../http.ts";
import type { ProcessDefinition } from "../types.ts";
import { readPage, type Window } from "./page.ts";
import type { ActivityStatistics } from "./types.ts";

/** Process definitions, as operators see and stop them. */
export function definitionOperations(request: Request) {
  const path = (id: string) => `/process-definition/${encodeURIComponent(id)}`;
  return {
    definitions: (query: Query, window: Window) =>
      readPage<ProcessDefinition>(request, "/process-definition", { sortBy: "name", sortOrder: "asc", ...query }, window),
    definition: (id: string) => request<ProcessDefinition>("GET", path(id)),
    /** How many instances stand at each element, with failed jobs and incidents. */
    statistics: (id: string) =>
      request<ActivityStatistics[]>("GET", `${path(id)}/statistics`, { query: { failedJobs: true, incidents: true } }),
    /** A suspended definition starts no instances; with `includeInstances` those that run stand still as well. */
    suspendDefinition: (id: string, suspended: boolean, includeInstances: boolean) =>
      request<void>("PUT", `${path(id)}/suspended`, { json: { suspended, includeProcessInstances: includeInstances } }),
  };
}

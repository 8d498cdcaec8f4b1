import type { Query, Request } from "../http.ts";
import type { ProcessInstance } from "../types.ts";
import { readPage, type Window } from "./page.ts";
import type { ActivityNode, ActivityRecord, EngineComment, HistoricActivity, InstanceSummary } from "./types.ts";

/** Milliseconds that the engine may take to change many instances. */
const MANY_TIMEOUT = 60_000;

/** Process instances, running and past, as operators find and stop them. */
export function instanceOperations(request: Request) {
  const segment = encodeURIComponent;
  const running = (id: string) => `/process-instance/${segment(id)}`;
  const among = async (ids: readonly string[]) => {
    if (ids.length === 0) return [];
    return request<ProcessInstance[]>("POST", "/process-instance", { json: { processInstanceIds: ids } });
  };
  return {
    /** The newest first. */
    instances: (query: Query, window: Window) =>
      readPage<InstanceSummary>(
        request,
        "/history/process-instance",
        { sortBy: "startTime", sortOrder: "desc", ...query },
        window,
      ),
    /** Running or past; EngineError with `isNotFound`. */
    instance: (id: string) => request<InstanceSummary>("GET", `/history/process-instance/${segment(id)}`),
    activityTree: (id: string) => request<ActivityNode>("GET", `${running(id)}/activity-instances`),
    suspendInstance: (id: string, suspended: boolean) =>
      request<void>("PUT", `${running(id)}/suspended`, { json: { suspended } }),
    /** Those of these instances that run. */
    stateOfInstances: async (ids: readonly string[]) =>
      new Map((await among(ids)).map(({ id, definitionId, suspended }) => [id, { definitionId, suspended }] as const)),
    /** The definition of each of these instances that runs. */
    definitionsOf: async (ids: readonly string[]) =>
      new Map((await among(ids)).map(({ id, definitionId }) => [id, definitionId] as const)),
    /** Suspends or activates many at once, all or none; at least one has to be named, and all have to run. */
    suspendInstances: (ids: readonly string[], suspended: boolean) =>
      request<void>("PUT", "/process-instance/suspended", {
        json: { processInstanceIds: ids, suspended },
        timeout: MANY_TIMEOUT,
      }),
    /** Output mappings are left out: one that fails would keep the instance from being cancelled. */
    cancelInstance: (id: string) =>
      request<void>("DELETE", running(id), { query: { skipCustomListeners: true, skipIoMappings: true } }),
    comments: (id: string) => request<EngineComment[]>("GET", `${running(id)}/comment`),
    /** What happened at the whole engine, in order of this moment. */
    activityRecords: (query: Query, sortBy: "startTime" | "endTime", size: number) =>
      request<ActivityRecord[]>("POST", "/history/activity-instance", {
        query: { maxResults: size },
        json: { ...query, sorting: [{ sortBy, sortOrder: "asc" }] },
        timeout: MANY_TIMEOUT,
      }),
    /** What happened in an instance, in order. */
    activities: (id: string, window: Window) =>
      readPage<HistoricActivity>(
        request,
        "/history/activity-instance",
        { processInstanceId: id, sortBy: "startTime", sortOrder: "asc" },
        window,
      ),
  };
}

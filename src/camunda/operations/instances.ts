import type { Query, Request } from "../http.ts";
import { readPage, type Window } from "./page.ts";
import type { ActivityNode, EngineComment, HistoricActivity, InstanceSummary } from "./types.ts";

/** Process instances, running and past, as operators find and stop them. */
export function instanceOperations(request: Request) {
  const segment = encodeURIComponent;
  const running = (id: string) => `/process-instance/${segment(id)}`;
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
    /** Output mappings are left out: one that fails would keep the instance from being cancelled. */
    cancelInstance: (id: string) =>
      request<void>("DELETE", running(id), { query: { skipCustomListeners: true, skipIoMappings: true } }),
    comments: (id: string) => request<EngineComment[]>("GET", `${running(id)}/comment`),
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

import type { Query, Request } from "../http.ts";
import { readPage, type Window } from "./page.ts";
import type { ExternalTaskDetails, IncidentDetails, JobDetails } from "./types.ts";

/** Incidents, jobs and external tasks: what fails, why, and how it is tried again. */
export function repairOperations(request: Request) {
  const segment = encodeURIComponent;
  const text = (path: string) => request<string | undefined>("GET", path, { text: true });
  return {
    incidentPage: (query: Query, window: Window) =>
      readPage<IncidentDetails>(request, "/incident", { sortBy: "incidentTimestamp", sortOrder: "desc", ...query }, window),
    incident: (id: string) => request<IncidentDetails>("GET", `/incident/${segment(id)}`),

    jobPage: (query: Query, window: Window) =>
      readPage<JobDetails>(request, "/job", { sortBy: "jobDueDate", sortOrder: "asc", ...query }, window),
    job: (id: string) => request<JobDetails>("GET", `/job/${segment(id)}`),
    jobStacktrace: (id: string) => text(`/job/${segment(id)}/stacktrace`),
    setJobRetries: (id: string, retries: number) => request<void>("PUT", `/job/${segment(id)}/retries`, { json: { retries } }),
    /** Runs a job now, due or not. One that fails answers 404 with the cause. */
    runJob: (id: string) => request<void>("POST", `/job/${segment(id)}/execute`, { timeout: 60_000 }),

    externalTaskPage: (query: Query, window: Window) =>
      readPage<ExternalTaskDetails>(request, "/external-task", { sortBy: "createTime", sortOrder: "asc", ...query }, window),
    externalTask: (id: string) => request<ExternalTaskDetails>("GET", `/external-task/${segment(id)}`),
    externalTaskErrorDetails: (id: string) => text(`/external-task/${segment(id)}/errorDetails`),
    setExternalTaskRetries: (id: string, retries: number) =>
      request<void>("PUT", `/external-task/${segment(id)}/retries`, { json: { retries } }),
    topicNames: () => request<string[]>("GET", "/external-task/topic-names"),
  };
}

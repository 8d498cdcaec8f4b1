import type { Query, Request } from "../http.ts";
import type { DeploymentSummary } from "./types.ts";

/** Deployments and the files in them. */
export function deploymentOperations(request: Request) {
  const path = (id: string) => `/deployment/${encodeURIComponent(id)}`;
  return {
    /** The newest first. */
    deployments: (query: Query = {}) =>
      request<DeploymentSummary[]>("GET", "/deployment", { query: { sortBy: "deploymentTime", sortOrder: "desc", ...query } }),
    deployment: (id: string) => request<DeploymentSummary>("GET", path(id)),
    deploymentResources: (id: string) => request<{ id: string; name: string }[]>("GET", `${path(id)}/resources`),
    /** A file as it was deployed, as text. */
    deploymentResource: (id: string, resourceId: string) =>
      request<string | undefined>("GET", `${path(id)}/resources/${encodeURIComponent(resourceId)}/data`, { text: true }).then(
        (content) => content ?? "",
      ),
  };
}

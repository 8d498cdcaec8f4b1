import type { Query, Request } from "../http.ts";
import { definitionOperations } from "./definitions.ts";
import { deploymentOperations } from "./deployments.ts";
import { instanceOperations } from "./instances.ts";
import { operationLog } from "./log.ts";
import { migrationOperations } from "./migration.ts";
import { repairOperations } from "./repairs.ts";
import { taskOperations } from "./tasks.ts";
import { variableOperations } from "./variables.ts";

/** Resources that can be counted. */
export type Countable = "process-instance" | "process-definition" | "incident" | "job" | "task" | "external-task";

/** What operators see and do. Throws as the rest of the client does. */
export function engineOperations(request: Request) {
  return {
    count: (resource: Countable, query: Query = {}) =>
      request<{ count: number }>("GET", `/${resource}/count`, { query }).then(({ count }) => count),
    ...definitionOperations(request),
    ...deploymentOperations(request),
    ...instanceOperations(request),
    ...variableOperations(request),
    ...repairOperations(request),
    ...taskOperations(request),
    ...migrationOperations(request),
    ...operationLog(request),
  };
}

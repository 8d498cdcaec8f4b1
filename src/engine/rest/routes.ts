import type { LongPolling } from "../commands/long-polling.ts";
import type { Shell } from "../commands/shell.ts";
import type { Authenticator } from "./authentication.ts";
import { ok, type Route } from "./http.ts";
import { openApiDocument } from "./openapi.ts";
import { batchRoutes } from "./resources/batch.ts";
import { conditionRoutes } from "./resources/condition.ts";
import { deploymentRoutes } from "./resources/deployment.ts";
import { engineRoutes } from "./resources/engine.ts";
import { eventSubscriptionRoutes, executionRoutes } from "./resources/execution.ts";
import { externalTaskRoutes } from "./resources/external-task.ts";
import { externalTaskWorkerRoutes } from "./resources/external-task-worker.ts";
import { filterRoutes } from "./resources/filter.ts";
import { groupRoutes } from "./resources/group.ts";
import { historyRoutes } from "./resources/history.ts";
import { identityRoutes } from "./resources/identity.ts";
import { incidentRoutes } from "./resources/incident.ts";
import { jobRoutes } from "./resources/job.ts";
import { jobDefinitionRoutes } from "./resources/job-definition.ts";
import { messageRoutes } from "./resources/message.ts";
import { migrationRoutes } from "./resources/migration.ts";
import { modificationRoutes } from "./resources/modification.ts";
import { processDefinitionRoutes } from "./resources/process-definition.ts";
import { processInstanceRoutes } from "./resources/process-instance.ts";
import { processInstanceBulkRoutes } from "./resources/process-instance-bulk.ts";
import { restartRoutes } from "./resources/restart.ts";
import { suspensionRoutes } from "./resources/suspension.ts";
import { taskRoutes } from "./resources/task.ts";
import { userRoutes } from "./resources/user.ts";
import { variableInstanceRoutes } from "./resources/variable-instance.ts";

/** Everything the engine serves. */
export function allRoutes(shell: Shell, polling: LongPolling, authenticator: Authenticator): Route[] {
  const routes: Route[] = [
    ...engineRoutes(),
    ...deploymentRoutes(shell),
    ...processDefinitionRoutes(shell),
    ...restartRoutes(shell),
    ...suspensionRoutes(shell),
    ...processInstanceRoutes(shell),
    ...processInstanceBulkRoutes(shell),
    ...modificationRoutes(shell),
    ...migrationRoutes(shell),
    ...executionRoutes(shell),
    ...eventSubscriptionRoutes(shell),
    ...externalTaskRoutes(shell),
    ...externalTaskWorkerRoutes(shell, polling),
    ...taskRoutes(shell),
    ...messageRoutes(shell),
    ...conditionRoutes(shell),
    ...incidentRoutes(shell),
    ...jobRoutes(shell),
    ...jobDefinitionRoutes(shell),
    ...batchRoutes(shell),
    ...variableInstanceRoutes(shell),
    ...historyRoutes(shell),
    ...userRoutes(shell, authenticator),
    ...groupRoutes(shell),
    ...identityRoutes(shell, authenticator),
    ...filterRoutes(shell),
  ];
  const document = openApiDocument(routes);
  routes.push({
    ...{ method: "GET", path: "/openapi.json", summary: "This description.", replies: { 200: { type: "object" } } },
    handle: () => ok(document),
  });
  return routes;
}

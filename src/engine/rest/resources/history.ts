import type { Shell } from "../../commands/shell.ts";
import type { Route } from "../http.ts";
import { historicActivityInstanceRoutes } from "./history-activity-instance.ts";
import { historicBatchRoutes } from "./history-batch.ts";
import { cleanableReportRoutes } from "./history-cleanable-report.ts";
import { historyCleanupRoutes } from "./history-cleanup.ts";
import { historicStatisticsRoutes } from "./history-definition-statistics.ts";
import { historicExternalTaskLogRoutes } from "./history-external-task-log.ts";
import { identityLinkLogRoutes } from "./history-identity-link-log.ts";
import { historicIncidentRoutes } from "./history-incident.ts";
import { historicJobLogRoutes } from "./history-job-log.ts";
import { historicProcessInstanceRoutes } from "./history-process-instance.ts";
import { historyReportRoutes } from "./history-report.ts";
import { historicTaskRoutes } from "./history-task.ts";
import { userOperationRoutes } from "./history-user-operation.ts";
import { historicDetailRoutes, historicVariableRoutes } from "./history-variables.ts";
import { userOperationAnnotationRoutes } from "./user-operation-annotation.ts";

/** What happened. */
export function historyRoutes(shell: Shell): Route[] {
  return [
    ...historicProcessInstanceRoutes(shell),
    ...historicActivityInstanceRoutes(shell),
    ...historicTaskRoutes(shell),
    ...historicVariableRoutes(shell),
    ...historicDetailRoutes(shell),
    ...historicExternalTaskLogRoutes(shell),
    ...historicIncidentRoutes(shell),
    ...historicJobLogRoutes(shell),
    ...historicBatchRoutes(shell),
    ...userOperationRoutes(shell),
    ...identityLinkLogRoutes(shell),
    ...historyCleanupRoutes(shell),
    ...historicStatisticsRoutes(shell),
    ...cleanableReportRoutes(shell),
    ...historyReportRoutes(shell),
    ...userOperationAnnotationRoutes(shell),
  ];
}

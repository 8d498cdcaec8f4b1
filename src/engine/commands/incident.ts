import { randomUUID } from "node:crypto";
import type { TreeState } from "../core/types/state.ts";
import { at, type Row } from "../persistence/database.ts";
import type { Writes } from "../persistence/writes.ts";

export interface NewIncident {
  /** `failedExternalTask`, `failedJob`, or what somebody calls it. */
  type: string;
  /** Id of the external task or job. */
  configuration: string | null;
  message: string | null;
  executionId: string;
  activityId: string;
  failedActivityId: string | null;
  jobDefinitionId?: string | null;
  /** Id of the log row about the failure. */
  historyConfiguration: string | null;
}

/**
 * Raises an incident, and one at each call activity above it, caused by the one below. Ends by the
 * configuration of the first, whose id is returned. Source: Camunda's IncidentEntity.createRecursiveIncidents.
 */
export function raiseIncident(writes: Writes, state: TreeState, now: number, incident: NewIncident): string {
  const rootCause = randomUUID();
  let id = rootCause;
  let cause = rootCause;
  let { executionId, activityId } = incident;
  let configuration: string | null = incident.configuration;
  let { failedActivityId, message } = incident;
  while (true) {
    const instance = state.instances[state.executions[executionId]!.instanceId]!;
    const row: Row = {
      ...{ id, type: incident.type, root_id: state.rootInstanceId, instance_id: instance.id, execution_id: executionId },
      ...{ definition_id: instance.definitionId, activity_id: activityId, failed_activity_id: failedActivityId },
      ...{ cause_id: cause, root_cause_id: rootCause, configuration, message, created_at: at(now) },
      history_configuration: configuration === null ? null : incident.historyConfiguration,
      job_definition_id: configuration === null ? null : (incident.jobDefinitionId ?? null),
    };
    writes.incidentsCreated.push(row);
    if (instance.superExecutionId === null) break;
    cause = id;
    id = randomUUID();
    executionId = instance.superExecutionId;
    activityId = state.executions[executionId]!.activityId!;
    configuration = null;
    failedActivityId = activityId;
    message = null;
  }
  if (writes.tree.kind === "update" || writes.tree.kind === "insert") writes.tree.hasIncidents = true;
  return rootCause;
}

import { randomUUID } from "node:crypto";
import { at, type Row } from "../database.ts";
import { derivedId } from "../derived-id.ts";
import { belonging, type Collection, type EffectOf } from "./collection.ts";
import { endIncident } from "./incidents.ts";

export function jobCreated(collection: Collection, effect: EffectOf<"job-created">): void {
  const { step, writes, time, started } = collection;
  const row: Row = {
    ...{ id: effect.id, ...belonging(collection, effect.instanceId), execution_id: effect.executionId },
    ...{ definition_id: effect.definitionId, definition_key: step.definition(effect.definitionId).key },
    job_definition_id: jobDefinitionId(effect.definitionId, effect.activityId, effect.kind),
    ...{ activity_id: effect.activityId, kind: effect.kind, due_at: effect.due === null ? null : at(effect.due) },
    ...{ repeat: effect.repeat, retries: effect.retries, priority: effect.priority, exclusive: effect.exclusive },
    ...{ retry_cycle: effect.retryTimeCycle, created_at: time },
  };
  started.set(effect.id, row);
  writes.jobsCreated.push(row);
  writes.jobLogs.push(jobLogRow(row, "creation", time));
}

/** A job that belongs to no instance yet: it starts one. */
export function startJobCreated({ step, writes, time }: Collection, effect: EffectOf<"start-job-created">): void {
  const { id, definitionId: definition_id, activityId: activity_id } = effect;
  const row: Row = {
    ...{ id, definition_id, definition_key: step.definition(definition_id).key, activity_id, kind: "start-event" },
    ...{ job_definition_id: jobDefinitionId(definition_id, activity_id, "start-event"), due_at: null, repeat: null },
    ...{ retries: 3, priority: 0, exclusive: true, created_at: time },
  };
  writes.jobsCreated.push(row);
  writes.jobLogs.push(jobLogRow(row, "creation", time));
}

export function jobEnded(collection: Collection, effect: EffectOf<"job-ended">): void {
  const { writes, time, started } = collection;
  const executed = effect.reason === "executed";
  const kind = executed ? "success" : "deletion";
  const row = started.get(effect.id);
  if (row) {
    writes.jobsCreated.splice(writes.jobsCreated.indexOf(row), 1);
    writes.jobLogs.push(jobLogRow(row, kind, time));
  } else writes.jobsEnded.push({ id: effect.id, log_id: randomUUID(), kind, time, execution_id: effect.executionId ?? null });
  endIncident(collection, effect.id, executed);
}

/** A row of the job log about a job. */
export function jobLogRow(job: Row, kind: "creation" | "success" | "failure" | "deletion", time: string): Row {
  return {
    ...{ id: randomUUID(), root_id: job.root_id, instance_id: job.instance_id, job_id: job.id, kind, time },
    ...{ definition_id: job.definition_id, definition_key: job.definition_key, job_definition_id: job.job_definition_id },
    ...{ job_kind: job.kind, activity_id: job.activity_id, execution_id: job.execution_id, due_at: job.due_at },
    ...{ retries: job.retries, priority: job.priority, batch_id: job.batch_id, failed_activity_id: job.failed_activity_id },
  };
}

/** The id of the job definition for a kind of job at an activity of a definition: always the same. */
export function jobDefinitionId(definitionId: string, activityId: string, kind: string): string {
  return derivedId(definitionId, activityId, kind);
}

import type { Execution } from "../../core/types/state.ts";
import { at, type Row } from "../database.ts";
import { type Collection, type EffectOf, hadIncidents, treesOf } from "./collection.ts";
import { jobDefinitionId } from "./jobs.ts";

/** An instance goes on in another definition: everything of it that was there before belongs to that one. */
export function instanceMigrated(collection: Collection, effect: EffectOf<"instance-migrated">): void {
  const { step, writes } = collection;
  const { key } = step.definition(effect.definitionId);
  const definition = { definition_id: effect.definitionId, definition_key: key };
  writes.migrated.process_instance.push({ id: effect.instanceId, ...definition });
  for (const { id, activityId, activityName, activityType, executionId } of effect.activities)
    if (!collection.started.has(id))
      writes.migrated.activity_instance.push({
        ...{ id, activity_id: activityId, name: activityName, type: activityType, execution_id: executionId },
      });
  for (const { after } of treesOf(step))
    for (const execution of Object.values(after?.executions ?? {}))
      if (execution.instanceId === effect.instanceId) executionMigrated(collection, effect, execution);
}

/** What an execution holds. Rows that begin in this step say all of it already. */
function executionMigrated(
  { step, writes, started, moved }: Collection,
  { definitionId: definition_id, dueDates }: EffectOf<"instance-migrated">,
  execution: Execution,
): void {
  const { key: definition_key, versionTag: version_tag } = step.definition(definition_id);
  const push = (rows: Row[], id: string, row: Row) => {
    if (started.has(id)) return;
    rows.push({ id, definition_id, execution_id: execution.id, ...row });
    // One statement writes a row once.
    moved.delete(id);
  };
  const { wait, activityId: activity_id } = execution;
  if (wait?.kind === "user-task") push(writes.migrated.task, wait.id, { activity_id });
  if (wait?.kind === "external-task") {
    push(writes.migrated.external_task, wait.id, { definition_key, version_tag, activity_id });
    if (hadIncidents(step)) push(writes.migrated.incident, wait.id, { activity_id });
  }
  for (const { id, kind, activityId, repeat } of execution.jobs ?? []) {
    const due = dueDates[id];
    push(writes.migrated.job, id, {
      ...{ definition_key, activity_id: activityId, job_definition_id: jobDefinitionId(definition_id, activityId, kind) },
      ...(due === undefined ? {} : { due_at: at(due), repeat: repeat ?? null }),
    });
    if (hadIncidents(step)) push(writes.migrated.incident, id, { activity_id: activityId });
  }
  for (const { id, activityId, name } of execution.subscriptions ?? [])
    push(writes.migrated.event_subscription, id, { activity_id: activityId, name });
}

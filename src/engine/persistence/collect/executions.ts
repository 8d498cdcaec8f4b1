import type { Collection, EffectOf, MovedEntity } from "./collection.ts";

/** Executions other than the instances themselves: what GET /execution finds by id. */
export function settleExecutions({ step, writes }: Collection): void {
  const old = step.before?.state.executions ?? {};
  const current = step.after?.executions ?? {};
  for (const id in current) {
    const { parentId, instanceId } = current[id]!;
    if (parentId !== null && !old[id]) writes.executionsCreated.push({ id, root_id: step.rootId, instance_id: instanceId });
  }
  for (const id in old) if (old[id]!.parentId !== null && !current[id]) writes.executionsEnded.push(id);
}

/** A runtime entity belongs to another execution now. */
export function executionChanged({ moved }: Collection, { id, entity, executionId }: EffectOf<"execution-changed">): void {
  moved.set(id, { entity, executionId });
}

const tables = {
  "user-task": "task",
  "external-task": "external_task",
  job: "job",
  variable: "variable",
} as const satisfies Record<MovedEntity, string>;

/** What belongs to another execution now. A statement may write a row only once: what begins or ends too is left to that. */
export function settleMoves({ writes, started, variables, moved }: Collection): void {
  if (moved.size === 0) return;
  const gone = new Set<string>();
  for (const rows of [writes.tasksEnded, writes.externalTasksEnded, writes.jobsEnded, writes.variablesEnded])
    for (const row of rows) gone.add(row.id as string);
  for (const [id, { entity, executionId }] of moved) {
    const row = variables.get(id) ?? started.get(id);
    if (row) row.execution_id = executionId;
    else if (!gone.has(id)) writes.entitiesMoved[tables[entity]].push({ id, execution_id: executionId });
  }
}

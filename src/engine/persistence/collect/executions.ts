import type { TreeState } from "../../core/types/state.ts";
import { belonging, type Collection, type EffectOf, type MovedEntity, treesOf } from "./collection.ts";

/** Executions other than the instances themselves: what GET /execution finds by id. */
export function settleExecutions(collection: Collection): void {
  const { step } = collection;
  for (const { before, after } of treesOf(step)) settleTree(collection, before?.state ?? null, after);
}

function settleTree(collection: Collection, before: TreeState | null, after: TreeState | null): void {
  const { writes } = collection;
  const old = before?.executions ?? {};
  const current = after?.executions ?? {};
  for (const id in current) {
    const { parentId, instanceId } = current[id]!;
    if (parentId !== null && !old[id]) writes.executionsCreated.push({ id, ...belonging(collection, instanceId) });
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
    const row = variables.get(id) ?? started.get(id) ?? writes.tasksChanged.find((changed) => changed.id === id);
    if (row) row.execution_id = executionId;
    else if (!gone.has(id)) writes.entitiesMoved[tables[entity]].push({ id, execution_id: executionId });
  }
}

import { randomUUID } from "node:crypto";
import type { TreeState } from "../../core/types/state.ts";
import { valueColumns } from "../values.ts";
import { belonging, type Collection, type EffectOf } from "./collection.ts";

export function variableSet(collection: Collection, effect: EffectOf<"variable-set">): void {
  const { writes, time, started, variables } = collection;
  const scope = { execution_id: effect.executionId, task_id: effect.taskId };
  const content = { name: effect.name, ...valueColumns(effect.value) };
  const owner = belonging(collection, effect.instanceId);
  variables.set(effect.id, {
    ...{ id: effect.id, ...owner, ...scope, activity_instance_id: effect.activityInstanceId, ...content },
    ...{ created_at: time, live: true, deleted: false },
  });
  if (effect.created) started.set(effect.id, {});
  writes.variableUpdates.push({
    ...{ id: randomUUID(), ...owner, ...scope, activity_instance_id: effect.sourceActivityInstanceId },
    ...{ variable_id: effect.id, ...content, time, initial: isInitial(collection, effect) },
  });
}

/** Set with the start of its instance, before any activity of it began. */
function isInitial({ started }: Collection, effect: EffectOf<"variable-set">): boolean {
  const instance = started.get(effect.instanceId);
  return effect.created && effect.sourceActivityInstanceId === effect.instanceId && instance?.super_id === null;
}

/** A removal on request is the last of the variable's updates. */
export function variableRemoved(collection: Collection, { id, name, valueType, deletion }: EffectOf<"variable-removed">): void {
  const { writes, variables, time } = collection;
  const deleted = deletion !== null;
  const row = variables.get(id);
  if (row) row.deleted = deleted;
  else writes.variablesEnded.push({ id, live: false, deleted });
  if (!deletion) return;
  writes.variableUpdates.push({
    ...{ id: randomUUID(), ...belonging(collection, deletion.instanceId), execution_id: deletion.executionId, time },
    ...{ task_id: deletion.taskId, activity_instance_id: deletion.sourceActivityInstanceId, variable_id: id, name },
    ...{ ...valueColumns({ type: valueType, value: null }), initial: false },
  });
}

/** A variable is live while the state holds it; scopes that are left take theirs along, with or without an effect. */
export function settleVariables({ step, writes, started, variables }: Collection): void {
  const live = variableIds(step.after);
  for (const { after } of step.others ?? []) for (const id of variableIds(after)) live.add(id);
  for (const [id, row] of variables) {
    row.live = live.has(id);
    writes.variablesSet.push(row);
  }
  const ended = new Set(writes.variablesEnded.map((row) => row.id as string));
  const before = variableIds(step.before?.state ?? null);
  for (const other of step.others ?? []) for (const id of variableIds(other.before?.state ?? null)) before.add(id);
  for (const id of before)
    if (!live.has(id) && !variables.has(id) && !started.has(id) && !ended.has(id))
      writes.variablesEnded.push({ id, live: false, deleted: false });
}

function variableIds(state: TreeState | null): Set<string> {
  const ids = new Set<string>();
  if (state === null) return ids;
  for (const id in state.executions) {
    const { variables } = state.executions[id]!;
    for (const name in variables) ids.add(variables[name]!.id);
  }
  for (const id in state.taskVariables) {
    const variables = state.taskVariables[id]!;
    for (const name in variables) ids.add(variables[name]!.id);
  }
  return ids;
}

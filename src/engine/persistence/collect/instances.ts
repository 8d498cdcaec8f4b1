import { at, type Row } from "../database.ts";
import { belonging, type Collection, type EffectOf, rootOf } from "./collection.ts";

const day = 86_400_000;

export function instanceStarted(collection: Collection, effect: EffectOf<"instance-started">): void {
  const { step, writes, time, started, instances, roots } = collection;
  const { instance, rootInstanceId } = effect;
  instances[instance.id] = instance;
  if (rootInstanceId !== step.rootId) roots.set(instance.id, rootInstanceId);
  const row: Row = {
    ...{ id: instance.id, root_id: rootInstanceId, super_id: effect.superInstanceId, state: "ACTIVE" },
    ...{ definition_id: instance.definitionId, definition_key: step.definition(instance.definitionId).key },
    ...{ business_key: instance.businessKey, start_activity_id: instance.startActivityId },
    ...{ start_user_id: effect.startUserId, started_at: time },
  };
  started.set(instance.id, row);
  writes.instancesStarted.push(row);
}

/** The end of the root decides when all of the tree may be forgotten. */
export function instanceEnded(collection: Collection, effect: EffectOf<"instance-ended">): void {
  const { step, writes, time, started, instances } = collection;
  const end: Row = {
    ...{ state: effect.state, ended_at: time, end_activity_id: effect.endActivityId },
    ...{ delete_reason: effect.deleteReason, removal_at: null, business_key: instances[effect.instanceId]!.businessKey },
  };
  writes.businessKeysChanged = writes.businessKeysChanged.filter(({ id }) => id !== effect.instanceId);
  if (effect.instanceId === rootOf(collection, effect.instanceId)) {
    const days = step.definition(instances[effect.instanceId]!.definitionId).historyTimeToLive;
    if (days !== null) end.removal_at = at(step.now + days * day);
  }
  const row = started.get(effect.instanceId);
  if (row) Object.assign(row, end);
  else writes.instancesEnded.push({ id: effect.instanceId, ...end });
}

export function businessKeyChanged({ writes, started, instances }: Collection, effect: EffectOf<"business-key-changed">): void {
  const { instanceId: id, businessKey: business_key } = effect;
  instances[id] = { ...instances[id]!, businessKey: business_key };
  const row = started.get(id);
  if (row) {
    row.business_key = business_key;
    return;
  }
  writes.businessKeysChanged = writes.businessKeysChanged.filter((other) => other.id !== id);
  writes.businessKeysChanged.push({ id, business_key });
}

export function activityStarted(collection: Collection, effect: EffectOf<"activity-started">): void {
  const row: Row = {
    ...{ id: effect.id, ...belonging(collection, effect.instanceId), parent_id: effect.parentId },
    ...{ execution_id: effect.executionId, activity_id: effect.activityId, name: effect.activityName },
    ...{ type: effect.activityType, task_id: effect.taskId, called_instance_id: effect.calledInstanceId },
    ...{ started_at: collection.time, canceled: false, complete_scope: false },
  };
  collection.started.set(effect.id, row);
  collection.writes.activitiesStarted.push(row);
}

export function activityEnded({ writes, time, started }: Collection, effect: EffectOf<"activity-ended">): void {
  const { canceled, completeScope: complete_scope, executionId: execution_id } = effect;
  const end = { ended_at: time, canceled, complete_scope, execution_id };
  const row = started.get(effect.id);
  if (row) Object.assign(row, end);
  else writes.activitiesEnded.push({ id: effect.id, ...end });
}

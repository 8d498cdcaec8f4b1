import { at, type Row } from "../database.ts";
import { belonging, type Collection, type EffectOf } from "./collection.ts";

export function subscriptionCreated(collection: Collection, effect: EffectOf<"subscription-created">): void {
  const { id, type, name, activityId, compensation } = effect.subscription;
  const row: Row = {
    ...{ id, type, name, ...belonging(collection, effect.instanceId), execution_id: effect.executionId },
    ...{ definition_id: effect.definitionId, activity_id: activityId },
    created_at: compensation ? at(compensation.createdAt) : collection.time,
  };
  collection.started.set(id, row);
  collection.writes.subscriptionsCreated.push(row);
}

export function subscriptionEnded({ writes, started }: Collection, effect: EffectOf<"subscription-ended">): void {
  const row = started.get(effect.id);
  if (row) writes.subscriptionsCreated.splice(writes.subscriptionsCreated.indexOf(row), 1);
  else writes.subscriptionsEnded.push(effect.id);
}

import { randomUUID } from "node:crypto";
import type { Row } from "../database.ts";
import { belonging, type Collection, type EffectOf } from "./collection.ts";
import { endIncident } from "./incidents.ts";

export function externalTaskCreated(collection: Collection, effect: EffectOf<"external-task-created">): void {
  const { step, writes, time, started, instances } = collection;
  const { key, versionTag } = step.definition(effect.definitionId);
  const place = {
    ...{ ...belonging(collection, effect.instanceId), execution_id: effect.executionId, activity_id: effect.activityId },
    ...{ activity_instance_id: effect.activityInstanceId, topic: effect.topic, priority: effect.priority },
  };
  const row: Row = {
    ...{ id: effect.id, ...place, definition_id: effect.definitionId, definition_key: key, version_tag: versionTag },
    ...{ business_key: instances[effect.instanceId]!.businessKey, created_at: time },
    extension_properties: Object.keys(effect.extensionProperties).length > 0 ? effect.extensionProperties : null,
  };
  started.set(effect.id, row);
  writes.externalTasksCreated.push(row);
  writes.externalTaskLogs.push({ id: randomUUID(), external_task_id: effect.id, kind: "creation", time, ...place });
}

export function externalTaskEnded(collection: Collection, effect: EffectOf<"external-task-ended">): void {
  const { writes, time, started } = collection;
  const completed = effect.reason === "completed";
  const kind = completed ? "success" : "deletion";
  const row = started.get(effect.id);
  if (row) {
    writes.externalTasksCreated.splice(writes.externalTasksCreated.indexOf(row), 1);
    const creation = writes.externalTaskLogs.find((log) => log.external_task_id === effect.id);
    writes.externalTaskLogs.push({ ...creation, id: randomUUID(), kind });
  } else writes.externalTasksEnded.push({ id: effect.id, log_id: randomUUID(), kind, time });
  endIncident(collection, effect.id, completed);
}

import { randomUUID } from "node:crypto";
import { at, type Row } from "../database.ts";
import { belonging, type Collection, type EffectOf } from "./collection.ts";

export function userTaskCreated(collection: Collection, effect: EffectOf<"user-task-created">): void {
  const { writes, time, started } = collection;
  const row: Row = {
    ...{ id: effect.id, ...belonging(collection, effect.instanceId), definition_id: effect.definitionId },
    ...{ execution_id: effect.executionId, activity_id: effect.activityId, name: effect.name },
    ...{ activity_instance_id: effect.activityInstanceId, description: effect.description, assignee: effect.assignee },
    ...{ due: effect.due === null ? null : at(effect.due), follow_up: effect.followUp === null ? null : at(effect.followUp) },
    ...{ priority: effect.priority, form_key: effect.formKey, form_ref: effect.formRef, state: "Created", created_at: time },
  };
  started.set(effect.id, row);
  writes.tasksCreated.push(row);
  const link = (user_id: string | null, group_id: string | null) =>
    writes.identityLinksCreated.push({ id: randomUUID(), task_id: effect.id, user_id, group_id, type: "candidate" });
  for (const user of effect.candidateUsers) link(user, null);
  for (const group of effect.candidateGroups) link(null, group);
}

export function userTaskEnded({ writes, time, started }: Collection, effect: EffectOf<"user-task-ended">): void {
  const completed = effect.reason === "completed";
  const end = {
    ...{ state: completed ? "Completed" : "Deleted", ended_at: time },
    delete_reason: completed ? "completed" : (effect.deleteReason ?? "deleted"),
  };
  const row = started.get(effect.id);
  if (row) {
    Object.assign(row, end);
    writes.identityLinksCreated = writes.identityLinksCreated.filter((link) => link.task_id !== effect.id);
  } else writes.tasksEnded.push({ id: effect.id, ...end });
}

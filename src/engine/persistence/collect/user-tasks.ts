import { randomUUID } from "node:crypto";
import type { TaskLink, TaskPlace, TaskProperties } from "../../core/types/tasks.ts";
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
  const candidate = (user_id: string | null, group_id: string | null) => {
    writes.identityLinksCreated.push({ id: randomUUID(), task_id: effect.id, user_id, group_id, type: "candidate" });
    logLink(collection, effect, { userId: user_id, groupId: group_id, type: "candidate" }, "add");
  };
  if (effect.assignee !== null) logLink(collection, effect, { userId: effect.assignee, groupId: null, type: "assignee" }, "add");
  for (const user of effect.candidateUsers) candidate(user, null);
  for (const group of effect.candidateGroups) candidate(null, group);
}

/** Columns of what may change about a task. */
function changeable(task: TaskProperties): Row {
  return {
    ...{ name: task.name, description: task.description, assignee: task.assignee, owner: task.owner },
    ...{ delegation_state: task.delegationState, priority: task.priority, parent_task_id: task.parentTaskId },
    ...{ due: timeOrNull(task.due), follow_up: timeOrNull(task.followUp), updated_at: timeOrNull(task.updateTime) },
    state: task.updateTime === null ? "Created" : "Updated",
  };
}

const timeOrNull = (value: number | null): string | null => (value === null ? null : at(value));

/** Listeners or people have changed what stands about a task. */
export function userTaskChanged(collection: Collection, effect: EffectOf<"user-task-changed">): void {
  const { writes, started } = collection;
  const { id, executionId: execution_id, task, before } = effect;
  const columns = changeable(task);
  const row = started.get(id) ?? writes.tasksChanged.find((other) => other.id === id);
  if (row) Object.assign(row, columns);
  else writes.tasksChanged.push({ id, execution_id, ...columns });
  for (const type of ["assignee", "owner"] as const) {
    if (before[type] === task[type]) continue;
    if (before[type] !== null) logLink(collection, effect, { userId: before[type], groupId: null, type }, "delete");
    if (task[type] !== null) logLink(collection, effect, { userId: task[type], groupId: null, type }, "add");
  }
}

export function taskLinkAdded(collection: Collection, effect: EffectOf<"task-link-added">): void {
  const { userId: user_id, groupId: group_id, type } = effect.link;
  collection.writes.identityLinksCreated.push({ id: randomUUID(), task_id: effect.id, user_id, group_id, type });
  logLink(collection, effect, effect.link, "add");
}

export function taskLinkRemoved(collection: Collection, effect: EffectOf<"task-link-removed">): void {
  const { writes } = collection;
  const { userId: user_id, groupId: group_id, type } = effect.link;
  const isIt = (row: Row) =>
    row.task_id === effect.id && row.user_id === user_id && row.group_id === group_id && row.type === type;
  writes.identityLinksCreated = writes.identityLinksCreated.filter((row) => !isIt(row));
  writes.identityLinksRemoved.push({ task_id: effect.id, user_id, group_id, type });
  logLink(collection, effect, effect.link, "delete");
}

function logLink(collection: Collection, place: TaskPlace, link: TaskLink, operation_type: "add" | "delete"): void {
  const { step, writes, time } = collection;
  writes.identityLinkLogs.push({
    ...{ id: randomUUID(), time, type: link.type, user_id: link.userId, group_id: link.groupId, task_id: place.id },
    ...{ operation_type, definition_id: place.definitionId, definition_key: step.definition(place.definitionId).key },
    ...{ assigner_id: step.userId, ...belonging(collection, place.instanceId) },
  });
}

export function userTaskEnded({ writes, time, started }: Collection, effect: EffectOf<"user-task-ended">): void {
  const completed = effect.reason === "completed";
  const end = {
    ...{ state: completed ? "Completed" : "Deleted", ended_at: time },
    delete_reason: completed ? "completed" : (effect.deleteReason ?? "deleted"),
  };
  const row = started.get(effect.id) ?? writes.tasksChanged.find((other) => other.id === effect.id);
  if (row) Object.assign(row, end);
  else writes.tasksEnded.push({ id: effect.id, ...end });
  writes.identityLinksCreated = writes.identityLinksCreated.filter((link) => link.task_id !== effect.id);
}

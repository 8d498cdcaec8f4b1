import { coalesce } from "../../coalesce.ts";
import { at, DatabaseUnavailable, type Row } from "../persistence/database.ts";
import { reassignmentRows } from "./identity-link-log.ts";
import type { Shell, UserId } from "./shell.ts";
import { aboutTask, changeTask, taskChanges } from "./task-change.ts";
import { isListenedTo } from "./task-listeners.ts";
import { userOperationRows } from "./user-operation.ts";

interface Assignment {
  userId: UserId;
  id: string;
  assignee: string | null;
}

const batches = new WeakMap<Shell, (assignment: Assignment) => Promise<boolean>>();

/**
 * Another assignee, whoever had the task before. Assignments that come at the same time share two statements: one that
 * reads their tasks, and one that writes everything.
 */
export async function assignTask(shell: Shell, userId: UserId, id: string, assignee: string | null): Promise<void> {
  const assign = batches.get(shell) ?? coalesce((assignments: Assignment[]) => attempt(shell, assignments));
  batches.set(shell, assign);
  if (await assign({ userId, id, assignee })) return;
  await changeTask(shell, userId, { id, operationType: "Assign", missing: "NotFoundException" }, () => ({ assignee }));
}

/** What cannot be written spoils nothing for the others: then each is tried alone, and hears what is wrong with it. */
async function attempt(shell: Shell, assignments: Assignment[]): Promise<boolean[]> {
  try {
    return await assignTogether(shell, assignments);
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    return assignments.map(() => false);
  }
}

/** Assigns the tasks that nobody listens to. False for one that has to be looked at alone, or has changed since it was read. */
async function assignTogether(shell: Shell, assignments: Assignment[]): Promise<boolean[]> {
  const tasks = await shell.database.run(
    "read tasks to assign",
    `select t.*, d.key as definition_key, d.deployment_id from task t
       left join process_definition d on d.id = t.definition_id where t.id = any($1) and t.ended_at is null and not t.suspended`,
    [assignments.map(({ id }) => id)],
  );
  const alone = await Promise.all(tasks.map((task) => isListenedTo(shell, task)));
  const rows = new Map(tasks.filter((_, index) => !alone[index]).map((task) => [task.id as string, task]));
  const now = shell.now();
  const written = { tasks: [] as Row[], links: [] as Row[], operations: [] as Row[] };
  const tried = assignments.map(({ userId, id, assignee }) => {
    const before = rows.get(id);
    // Of two assignments of one task, the second one has to see what the first one wrote.
    if (before === undefined || !rows.delete(id)) return false;
    const after = { ...before, assignee };
    written.tasks.push({ id, assignee, assignee_before: before.assignee, time: at(now) });
    written.links.push(...reassignmentRows(before, after, userId, now));
    const changes = taskChanges(before, after);
    const operation = { operationType: "Assign", entityType: "Task", category: "TaskWorker", changes } as const;
    if (changes.length > 0) {
      written.operations.push(...userOperationRows(userId, now, { ...operation, about: aboutTask(before) }));
    }
    return true;
  });
  if (written.tasks.length === 0) return tried;
  // In the order of their ids, so that no two batches wait for each other.
  written.tasks.sort((a, b) => (a.id < b.id ? -1 : 1));
  const parameters = [written.tasks, written.links, written.operations].map((list) => JSON.stringify(list));
  const done = await shell.database.run("assign tasks", statement, parameters);
  const ids = new Set(done.map(({ id }) => id as string));
  return tried.map((was, index) => was && ids.has(assignments[index]!.id));
}

const linkColumns = `id, time, type, user_id, group_id, operation_type, assigner_id, task_id, definition_id, definition_key, root_id,
  instance_id`;
const operationColumns = `id, operation_id, user_id, time, operation_type, entity_type, category, property, org_value, new_value,
  annotation, deployment_id, definition_id, definition_key, root_id, instance_id, execution_id, task_id`;

/** A task that was given to somebody else since, ended or was suspended is left out, with all that is about it. */
const statement = `
  with changed as (
    update task t set assignee = r.assignee, updated_at = r.time, state = 'Updated'
      from json_to_recordset($1::json) as r(id text, assignee text, assignee_before text, time timestamptz)
     where t.id = r.id and t.ended_at is null and not t.suspended and t.assignee is not distinct from r.assignee_before
     returning t.id),
  links as (
    insert into identity_link_log (${linkColumns}) select ${linkColumns}
      from json_populate_recordset(null::identity_link_log, $2::json) where task_id in (select id from changed)),
  operations as (
    insert into user_operation (${operationColumns}) select ${operationColumns}
      from json_populate_recordset(null::user_operation, $3::json) where task_id in (select id from changed))
  select id from changed`;

import { randomUUID } from "node:crypto";
import { EngineException } from "../core/types.ts";
import { at, type Row } from "../persistence/database.ts";
import type { Shell, UserId } from "./shell.ts";
import { suspended } from "./start-process.ts";
import { userOperationRows } from "./user-operation.ts";

/** Columns of a task that people may change. */
const changeable = ["name", "description", "assignee", "owner", "delegation_state", "priority", "parent_task_id"] as const;
const changeableTimes = ["due", "follow_up"] as const;

/** Camunda's answers to a task that does not exist differ by call: which exception it is. */
export type MissingTask = "NullValueException" | "NotFoundException";

export function noSuchTask(id: string, type: MissingTask | "BadUserRequestException" = "NullValueException"): EngineException {
  return new EngineException(`Cannot find task with id ${id}: task is null`, type);
}

/**
 * Changes an open task: `change` sees its row (locked) and returns the new values, or null for no change.
 * Written to the log of user operations as `operationType`.
 */
export async function changeTask(
  shell: Shell,
  userId: UserId,
  { id, operationType, missing }: { id: string; operationType: string; missing: MissingTask },
  change: (row: Row) => Row | null,
): Promise<void> {
  await shell.database.transaction(async (run) => {
    const [row] = await run(
      `select t.*, d.key as definition_key, d.deployment_id from task t
         left join process_definition d on d.id = t.definition_id
        where t.id = $1 and t.ended_at is null for update of t`,
      [id],
    );
    if (row === undefined) throw noSuchTask(id, missing);
    if (row.suspended) throw suspended("task", id);
    const changes = change(row);
    if (changes === null) return;
    const next = { ...row, ...changes };
    const now = shell.now();
    const time = (value: number | null) => (value === null ? null : at(value));
    const columns = [...changeable, ...changeableTimes];
    await run(
      `update task set ${columns.map((column, i) => `${column} = $${i + 3}`).join(", ")}, updated_at = $2, state = 'Updated'
        where id = $1`,
      [id, at(now), ...changeable.map((column) => next[column]), ...changeableTimes.map((column) => time(next[column]))],
    );
    const changed = columns.filter((column) => row[column] !== next[column]);
    const properties = changed.map((column) => [property(column), row[column], next[column]] as [string, unknown, unknown]);
    const operations = userOperationRows(userId, now, {
      ...{ operationType, entityType: "Task", category: "TaskWorker", about: aboutTask(row) },
      ...(properties.length > 0 ? { changes: properties } : {}),
    });
    for (const operation of operations) await insertOperation(run, operation);
  });
}

type Run = (text: string, values: unknown[]) => Promise<Row[]>;

/** Writes one row of the log of user operations within a transaction. */
export async function insertOperation(run: Run, operation: Row): Promise<void> {
  const columns = Object.keys(operation);
  await run(
    `insert into user_operation (${columns.join(", ")}) values (${columns.map((_, i) => `$${i + 1}`).join(", ")})`,
    Object.values(operation),
  );
}

/** Columns of user_operation about a task. */
export function aboutTask(row: Row): Row {
  return {
    ...{ deployment_id: row.deployment_id, definition_id: row.definition_id, definition_key: row.definition_key },
    ...{ root_id: row.root_id, instance_id: row.instance_id, execution_id: row.execution_id, task_id: row.id },
  };
}

const properties: Record<string, string> = {
  ...{ delegation_state: "delegation", due: "dueDate", follow_up: "followUpDate", parent_task_id: "parentTask" },
};

function property(column: string): string {
  return properties[column] ?? column;
}

/** Somebody takes a task that nobody else has. */
export function claimTask(shell: Shell, userId: UserId, id: string, assignee: string | null): Promise<void> {
  return changeTask(shell, userId, { id, operationType: "Claim", missing: "NullValueException" }, (row) => {
    if (assignee !== null && row.assignee === assignee) return null;
    if (assignee !== null && row.assignee !== null)
      throw new EngineException(`Task '${id}' is already claimed by someone else.`, "TaskAlreadyClaimedException");
    return { assignee };
  });
}

/** Another assignee, whoever had the task before. */
export function assignTask(
  shell: Shell,
  userId: UserId,
  id: string,
  assignee: string | null,
  operationType = "Assign",
): Promise<void> {
  return changeTask(shell, userId, { id, operationType, missing: "NotFoundException" }, () => ({ assignee }));
}

/** The assignee asks somebody else to do it, and stays the owner. */
export function delegateTask(shell: Shell, userId: UserId, id: string, delegate: string | null): Promise<void> {
  return changeTask(shell, userId, { id, operationType: "Delegate", missing: "NullValueException" }, (row) => ({
    ...{ owner: row.owner ?? row.assignee, assignee: delegate, delegation_state: "PENDING" },
  }));
}

/** Adds a candidate, an assignee or an owner. */
export async function addIdentityLink(shell: Shell, userId: UserId, id: string, link: IdentityLink): Promise<void> {
  if (link.type === "assignee") return assignTask(shell, userId, id, link.userId);
  if (link.type === "owner") return setOwner(shell, userId, id, link.userId);
  const missing = "NotFoundException";
  await changeTask(shell, userId, { id, missing, operationType: operation("Add", link) }, (row) => row);
  await shell.database.query("insert into identity_link (id, task_id, user_id, group_id, type) values ($1, $2, $3, $4, $5)", [
    ...[randomUUID(), id, link.userId, link.groupId, link.type],
  ]);
}

/** Removes a candidate, the assignee or the owner. */
export async function removeIdentityLink(shell: Shell, userId: UserId, id: string, link: IdentityLink): Promise<void> {
  const missing = "NullValueException";
  const gone = link.type === "assignee" ? { assignee: null } : link.type === "owner" ? { owner: null } : null;
  await changeTask(shell, userId, { id, missing, operationType: operation("Delete", link) }, (row) => gone ?? row);
  await shell.database.query(
    `delete from identity_link where task_id = $1 and type = $2 and user_id is not distinct from $3
        and group_id is not distinct from $4`,
    [id, link.type, link.userId, link.groupId],
  );
}

export interface IdentityLink {
  userId: string | null;
  groupId: string | null;
  type: string;
}

function operation(verb: "Add" | "Delete", link: IdentityLink): string {
  return `${verb}${link.groupId === null ? "User" : "Group"}Link`;
}

function setOwner(shell: Shell, userId: UserId, id: string, owner: string | null): Promise<void> {
  return changeTask(shell, userId, { id, operationType: "SetOwner", missing: "NotFoundException" }, () => ({ owner }));
}

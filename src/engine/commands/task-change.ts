import { randomUUID } from "node:crypto";
import { EngineException } from "../core/types/exceptions.ts";
import { at, type Row } from "../persistence/database.ts";
import { insertRow, type Run } from "../persistence/insert-row.ts";
import type { Writes } from "../persistence/writes.ts";
import { type IdentityLink, linkedTask, linkLogRow, reassignmentRows } from "./identity-link-log.ts";
import type { Shell, UserId } from "./shell.ts";
import { suspended } from "./start-process.ts";
import { announceListened, lockListeningTree, Outdated, tellListeners } from "./task-listeners.ts";
import { logOperation, type UserOperation } from "./user-operation.ts";

/** Columns of a task that people may change. */
const changeable = ["name", "description", "assignee", "owner", "delegation_state", "priority", "parent_task_id"] as const;
const changeableTimes = ["due", "follow_up"] as const;

/** Camunda's answers to a task that does not exist differ by call: which exception it is. */
export type MissingTask = "NullValueException" | "NotFoundException";

export function noSuchTask(id: string, type: MissingTask | "BadUserRequestException" = "NullValueException"): EngineException {
  return new EngineException(`Cannot find task with id ${id}: task is null`, type);
}

interface TaskChange {
  id: string;
  missing: MissingTask;
  /** How the log of user operations calls it when properties have changed. */
  operationType: string;
  /** What the log of user operations says instead. */
  operation?: Pick<UserOperation, "operationType" | "entityType" | "changes">;
  /** More to do in the same transaction. */
  also?(run: Run, row: Row): Promise<void>;
}

/**
 * Changes an open task: `change` sees its row (locked) and returns the new values, or null for no change.
 * Written to the logs of user operations and of identity links.
 */
export async function changeTask(
  shell: Shell,
  userId: UserId,
  { id, operationType, missing, operation, also }: TaskChange,
  change: (row: Row) => Row | null,
): Promise<void> {
  const attempt = () => changeOnce(shell, userId, { id, operationType, missing, operation, also }, change);
  for (;;) {
    try {
      const listened = await attempt();
      if (listened) announceListened(shell, listened);
      return;
    } catch (error) {
      if (!(error instanceof Outdated)) throw error;
    }
  }
}

function changeOnce(
  shell: Shell,
  userId: UserId,
  { id, operationType, missing, operation, also }: TaskChange,
  change: (row: Row) => Row | null,
): Promise<Writes | null> {
  return shell.database.transaction(async (run) => {
    const tree = await lockListeningTree(shell, run, id);
    const [row] = await run(
      `select t.*, d.key as definition_key, d.deployment_id from task t
         left join process_definition d on d.id = t.definition_id
        where t.id = $1 and t.ended_at is null for update of t`,
      [id],
    );
    if (row === undefined) throw noSuchTask(id, missing);
    if (row.suspended) throw suspended("task", id);
    const changes = change(row);
    if (changes === null) return null;
    const next = { ...row, ...changes };
    const now = shell.now();
    const time = (value: number | null) => (value === null ? null : at(value));
    const columns = [...changeable, ...changeableTimes];
    await run(
      `update task set ${columns.map((column, i) => `${column} = $${i + 3}`).join(", ")}, updated_at = $2, state = 'Updated'
        where id = $1`,
      [id, at(now), ...changeable.map((column) => next[column]), ...changeableTimes.map((column) => time(next[column]))],
    );
    await also?.(run, row);
    for (const entry of reassignmentRows(row, next, userId, now)) await insertRow(run, "identity_link_log", entry);
    const listened =
      tree && (await tellListeners(shell, userId, { run, tree, before: row, after: { ...next, updated_at: now } }));
    const [final] = listened ? await run("select * from task where id = $1", [id]) : [next];
    const changed = taskChanges(row, final!);
    const logged = operation ?? (changed.length > 0 ? ({ operationType, entityType: "Task", changes: changed } as const) : null);
    if (logged) await logOperation(run, userId, now, { ...logged, category: "TaskWorker", about: aboutTask(row) });
    return listened;
  });
}

/** What is different between two states of a task, as the log of user operations calls it. */
export function taskChanges(before: Row, after: Row): [property: string, before: unknown, after: unknown][] {
  const columns = [...changeable, ...changeableTimes].filter((column) => (before[column] ?? null) !== (after[column] ?? null));
  return columns.map((column) => [property(column), before[column], after[column]]);
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
    if (assignee !== null && row.assignee === assignee) return row;
    if (assignee !== null && row.assignee !== null)
      throw new EngineException(`Task '${id}' is already claimed by someone else.`, "TaskAlreadyClaimedException");
    return { assignee };
  });
}

/** The assignee asks somebody else to do it, and stays the owner. */
export function delegateTask(shell: Shell, userId: UserId, id: string, delegate: string | null): Promise<void> {
  return changeTask(shell, userId, { id, operationType: "Delegate", missing: "NullValueException" }, (row) => ({
    ...{ owner: row.owner ?? row.assignee, assignee: delegate, delegation_state: "PENDING" },
  }));
}

/** Adds a candidate, an assignee or an owner. */
export function addIdentityLink(shell: Shell, userId: UserId, id: string, link: IdentityLink): Promise<void> {
  const change = linkChange(shell, userId, { id, missing: "NotFoundException", verb: "Add", link });
  return changeTask(shell, userId, change, (row) => (isProperty(link) ? { [link.type]: link.userId } : row));
}

/** Removes a candidate, the assignee or the owner. */
export function removeIdentityLink(shell: Shell, userId: UserId, id: string, link: IdentityLink): Promise<void> {
  const change = linkChange(shell, userId, { id, missing: "NullValueException", verb: "Delete", link });
  return changeTask(shell, userId, change, (row) => (isProperty(link) ? { [link.type]: null } : row));
}

/** Assignee and owner stand in the task itself. */
function isProperty({ type }: IdentityLink): boolean {
  return type === "assignee" || type === "owner";
}

interface LinkChange {
  id: string;
  missing: MissingTask;
  verb: "Add" | "Delete";
  link: IdentityLink;
}

function linkChange(shell: Shell, userId: UserId, { id, missing, verb, link }: LinkChange): TaskChange {
  const operationType = `${verb}${link.groupId === null ? "User" : "Group"}Link`;
  const changes: UserOperation["changes"] = [[link.type, null, link.userId ?? link.groupId]];
  const operation = { operationType, entityType: "IdentityLink", changes } as const;
  if (isProperty(link)) return { id, missing, operationType, operation };
  return {
    ...{ id, missing, operationType, operation },
    async also(run, row) {
      const values = [id, link.type, link.userId, link.groupId];
      if (verb === "Add")
        await run("insert into identity_link (task_id, type, user_id, group_id, id) values ($1, $2, $3, $4, $5)", [
          ...[...values, randomUUID()],
        ]);
      else
        await run(
          `delete from identity_link where task_id = $1 and type = $2 and user_id is not distinct from $3
              and group_id is not distinct from $4`,
          values,
        );
      const entry = { operation: verb === "Add" ? "add" : "delete", link, about: linkedTask(row) } as const;
      await insertRow(run, "identity_link_log", linkLogRow({ ...entry, assignerId: userId, now: shell.now() }));
    },
  };
}

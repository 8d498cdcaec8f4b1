import type { Command } from "../core/types/commands.ts";
import { EngineException } from "../core/types/exceptions.ts";
import { submittedVariables } from "../forms/form-fields.ts";
import { at, type Row } from "../persistence/database.ts";
import { execute } from "./execute.ts";
import { taskFormData } from "./form.ts";
import { reassignmentRows } from "./identity-link-log.ts";
import { loadTask, treeOf } from "./load.ts";
import { taskVariables, type Variables } from "./scope.ts";
import type { Shell, UserId } from "./shell.ts";
import { suspended } from "./start-process.ts";
import { taskProperties } from "./step-facts.ts";
import { aboutTask, type MissingTask, noSuchTask, taskChanges } from "./task-change.ts";
import { logOperation, userOperationRows } from "./user-operation.ts";

/** An open task with its tree. */
async function openTask(
  shell: Shell,
  id: string,
  missing: MissingTask | "BadUserRequestException" = "NullValueException",
): Promise<Row> {
  const row = await loadTask(shell, id);
  if (row === undefined) throw noSuchTask(id, missing);
  if (row.suspended) throw suspended("task", id);
  return row;
}

/** Completes a task, whoever asks and also while it is delegated. Gives the variables the task saw, with what was submitted. */
export async function completeTask(
  shell: Shell,
  userId: UserId,
  id: string,
  given: Variables,
  byForm = false,
): Promise<Variables> {
  let seen: Variables = {};
  const standalone = await endStandalone(shell, userId, id, "completed");
  if (standalone) return given;
  await execute(shell, userId, async () => {
    const row = await openTask(shell, id);
    const tree = treeOf(row);
    const variables = byForm ? await submitted(shell, row, given) : given;
    seen = { ...taskVariables(tree.state, id, row.execution_id), ...variables };
    return {
      ...{ tree, rootId: row.root_id, command: { type: "complete-task", taskId: id, variables } },
      also(writes) {
        writes.userOperations.push(
          ...userOperationRows(userId, shell.now(), {
            ...{ operationType: "Complete", entityType: "Task", category: "TaskWorker", about: aboutTask(row) },
            changes: [["delete", false, true]],
          }),
        );
      },
    };
  });
  return seen;
}

/** A form was submitted: completes the task, or resolves it when it is delegated. */
export async function submitTaskForm(shell: Shell, userId: UserId, id: string, variables: Variables): Promise<Variables> {
  const row = await openTask(shell, id);
  if (row.delegation_state !== "PENDING") return completeTask(shell, userId, id, variables, true);
  return resolveTask(shell, userId, id, variables, true);
}

/** What the form fields of the task make of submitted values. */
async function submitted(shell: Shell, row: Row, given: Variables): Promise<Variables> {
  const form = await taskFormData(shell, row);
  if (!form) return given;
  return submittedVariables(form, given, taskVariables(treeOf(row).state, row.id, row.execution_id), shell.now());
}

/** A delegated task goes back to its owner. */
export async function resolveTask(
  shell: Shell,
  userId: UserId,
  id: string,
  given: Variables,
  byForm = false,
): Promise<Variables> {
  let seen: Variables = {};
  await execute(shell, userId, async () => {
    const row = await openTask(shell, id);
    const tree = treeOf(row);
    const variables = byForm ? await submitted(shell, row, given) : given;
    seen = { ...taskVariables(tree.state, id, row.execution_id), ...variables };
    const now = shell.now();
    const change = { assignee: row.owner, owner: row.owner, delegation_state: "RESOLVED" };
    const task = { ...taskProperties({ ...row, ...change }), updateTime: now };
    return {
      ...{ tree, rootId: row.root_id },
      command: { type: "task-updated", taskId: id, task, assigneeBefore: row.assignee, variables },
      also(writes) {
        writes.userOperations.push(
          ...userOperationRows(userId, now, {
            ...{ operationType: "Resolve", entityType: "Task", category: "TaskWorker", about: aboutTask(row) },
            changes: taskChanges(row, { ...row, ...change }),
          }),
        );
        writes.identityLinkLogs.push(...reassignmentRows(row, { ...row, ...change }, userId, now));
      },
    };
  });
  return seen;
}

/** A person reports a BPMN error; not caught, the path ends. */
export async function reportTaskError(
  shell: Shell,
  userId: UserId,
  id: string,
  error: { errorCode: string | null; errorMessage: string | null; variables: Variables },
): Promise<void> {
  const { errorCode, errorMessage, variables } = error;
  if (errorCode === null) throw new EngineException("errorCode is null", "BadUserRequestException");
  if (errorCode === "") throw new EngineException("Empty error code", "BadUserRequestException");
  await interrupt(shell, userId, id, { type: "task-bpmn-error", taskId: id, errorCode, errorMessage, variables });
}

/** A person escalates. Throws when nothing catches it. */
export async function reportTaskEscalation(
  shell: Shell,
  userId: UserId,
  id: string,
  escalation: { escalationCode: string | null; variables: Variables },
): Promise<void> {
  const { escalationCode, variables } = escalation;
  if (escalationCode === null) throw new EngineException("escalationCode is null", "BadUserRequestException");
  if (escalationCode === "") throw new EngineException("Empty escalation code", "BadUserRequestException");
  await interrupt(shell, userId, id, { type: "task-escalation", taskId: id, escalationCode, variables });
}

async function interrupt(shell: Shell, userId: UserId, id: string, command: Command): Promise<void> {
  await execute(shell, userId, async () => {
    const row = await openTask(shell, id, "NotFoundException");
    return { tree: treeOf(row), rootId: row.root_id, command };
  });
}

/** Ends a task that belongs to no process. False: it belongs to one (or does not exist). */
export function endStandalone(shell: Shell, userId: UserId, id: string, reason: "completed" | "deleted"): Promise<boolean> {
  const [state, operationType] = reason === "completed" ? ["Completed", "Complete"] : ["Deleted", "Delete"];
  return shell.database.transaction(async (run) => {
    const [row] = await run(
      `update task set ended_at = $2, delete_reason = $3, state = $4
        where id = $1 and ended_at is null and instance_id is null and not suspended returning id`,
      [id, at(shell.now()), reason, state],
    );
    if (row === undefined) return false;
    await run("delete from identity_link where task_id = $1", [id]);
    await logOperation(run, userId, shell.now(), {
      ...{ operationType: operationType!, entityType: "Task", category: "TaskWorker", about: { task_id: id } },
      changes: [["delete", false, true]],
    });
    return true;
  });
}

import { EngineException } from "../core/types/exceptions.ts";
import { at, type Row } from "../persistence/database.ts";
import type { Shell, UserId } from "./shell.ts";
import { logOperation, type UserOperation } from "./user-operation.ts";

/** Gives new retries to the jobs of a job definition that have none left. As in Camunda their incidents stay. */
export async function setFailedJobRetries(
  shell: Shell,
  userId: UserId,
  id: string,
  { retries, due }: { retries: number; due: { at: number | null } | null },
): Promise<void> {
  const dueAt = due === null || due.at === null ? null : at(due.at);
  await shell.database.query(
    `update job set retries = $2, due_at = case when $3 then $4 else due_at end where job_definition_id = $1 and retries = 0`,
    [id, retries, due !== null, dueAt],
  );
  if (retries > 0) shell.wakeups.job(due?.at ?? shell.now());
  const [definition] = await shell.database.query("select * from job_definition where id = $1", [id]);
  await logOperation(shell.database.query, userId, shell.now(), {
    ...{ operationType: "SetJobRetries", entityType: "Job", category: "Operator", about: about(id, definition) },
    changes: [["retries", null, retries], ...(due === null ? [] : ([["dueDate", null, due.at]] as [string, unknown, unknown][]))],
  });
}

/** A priority for the jobs of a job definition, those that exist and those to come; null: for new ones that of the model again. */
export async function overrideJobPriority(shell: Shell, userId: UserId, id: string, priority: number | null): Promise<void> {
  await shell.database.transaction(async (run) => {
    const [before] = await run("select * from job_definition where id = $1 for update", [id]);
    if (before === undefined)
      throw new EngineException(`Job definition with id '${id}' does not exist: jobDefinition is null`, "NotFoundException");
    await run("update job_definition set priority = $2 where id = $1", [id, priority]);
    if (priority !== null) await run("update job set priority = $2 where job_definition_id = $1", [id, priority]);
    const operation = { operationType: "SetPriority", category: "Operator", about: about(id, before) } as const;
    const ofJobs: UserOperation[] =
      priority === null ? [] : [{ ...operation, entityType: "Job", changes: [["priority", null, priority]] }];
    await logOperation(
      ...[run, userId, shell.now()],
      { ...operation, entityType: "JobDefinition", changes: [["overridingPriority", before.priority, priority]] },
      ...ofJobs,
    );
  });
}

function about(id: string, definition: Row | undefined): Row {
  const { definition_id = null, definition_key = null } = definition ?? {};
  return { job_definition_id: id, definition_id, definition_key };
}

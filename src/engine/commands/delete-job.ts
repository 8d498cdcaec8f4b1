import { randomUUID } from "node:crypto";
import { EngineException } from "../core/types/exceptions.ts";
import { jobLogRow } from "../persistence/collect/jobs.ts";
import { at, type Row } from "../persistence/database.ts";
import { execute, noChange } from "./execute.ts";
import { jobOperation } from "./job-operation.ts";
import { loadJob, treeOf } from "./load.ts";
import type { Shell, UserId } from "./shell.ts";
import { userOperationRows } from "./user-operation.ts";

/** Camunda's answer to the deletion of a job that does not exist. */
export class NoJobToDelete extends EngineException {
  constructor(id: string) {
    super(`No job found with id '${id}': job is null`, "NullValueException");
  }
}

/** Takes a job away: what waits for it goes on waiting. Throws EngineException for none, or one that is being executed. */
export async function deleteJob(shell: Shell, userId: UserId, id: string): Promise<void> {
  const load = async () => {
    const row = await loadJob(shell, id);
    if (row === undefined) throw new NoJobToDelete(id);
    if (row.lock_owner === null) return row;
    throw new EngineException("Cannot delete job when the job is being executed. Try again later.");
  };
  const first = await load();
  if (first.tree_state === null) return deleteLoneJob(shell, userId, first);
  await execute(shell, userId, async () => {
    const row = await load();
    if (row.tree_state === null) throw new NoJobToDelete(id);
    const tree = treeOf(row);
    const execution = tree.state.executions[row.execution_id as string]!;
    execution.jobs = execution.jobs?.filter((job) => job.id !== id) ?? [];
    return {
      ...{ tree, rootId: tree.rootId, command: noChange(row) },
      also(writes) {
        const time = at(shell.now());
        writes.jobsEnded.push({ id, log_id: randomUUID(), kind: "deletion", time });
        if (tree.hasIncidents) writes.incidentsEnded.push({ configuration: id, ended_at: time, resolution: "deleted" });
        writes.userOperations.push(...operation(shell, userId, row));
      },
    };
  });
}

/** The timer of a start event, or a signal that is still to be delivered. */
async function deleteLoneJob(shell: Shell, userId: UserId, row: Row): Promise<void> {
  const insert = (table: string, values: Row): [string, unknown[]] => {
    const names = Object.keys(values);
    return [`insert into ${table} (${names}) values (${names.map((_, i) => `$${i + 1}`)})`, Object.values(values)];
  };
  const log = jobLogRow({ ...row, due_at: row.due_at === null ? null : at(row.due_at) }, "deletion", at(shell.now()));
  await shell.database.transaction(async (run) => {
    await run("delete from job where id = $1", [row.id]);
    await run(...insert("job_log", log));
    for (const entry of operation(shell, userId, row)) await run(...insert("user_operation", entry));
  });
}

function operation(shell: Shell, userId: UserId, row: Row): Row[] {
  return userOperationRows(userId, shell.now(), jobOperation(row, "Delete"));
}

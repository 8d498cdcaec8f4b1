import type { Row } from "../persistence/database.ts";
import type { Shell, UserId } from "./shell.ts";
import { logOperation } from "./user-operation.ts";

const columns = {
  ...{ jobId: "id", jobDefinitionId: "job_definition_id", processInstanceId: "instance_id" },
  ...{ processDefinitionId: "definition_id", processDefinitionKey: "definition_key" },
} as const;

/** Which jobs: one, or all that belong to something. */
export interface JobSelection {
  column: (typeof columns)[keyof typeof columns];
  value: string;
}

/** Jobs by what they belong to, under the name it has in requests. */
export function selectJobs(by: keyof typeof columns, value: string): JobSelection {
  return { column: columns[by], value };
}

/** Suspends or activates jobs; what executes one at this moment finishes. */
export async function suspendJobs(
  shell: Shell,
  userId: UserId,
  { column, value }: JobSelection,
  suspended: boolean,
): Promise<void> {
  await shell.database.transaction(async (run) => {
    const rows = await run(`update job set suspended = $2 where ${column} = $1 returning *`, [value, suspended]);
    await logOperation(run, userId, shell.now(), {
      ...{ operationType: suspended ? "SuspendJob" : "ActivateJob", entityType: "Job", category: "Operator" },
      changes: [["suspensionState", null, suspended ? "suspended" : "active"]],
      about: about(column, value, rows[0]),
    });
  });
  if (!suspended) shell.wakeups.job(shell.now());
}

function about(column: JobSelection["column"], value: string, row: Row | undefined): Row {
  if (column === "definition_key") return { definition_key: value };
  const definition = row ? { definition_id: row.definition_id, definition_key: row.definition_key } : {};
  if (column === "instance_id") return { ...definition, root_id: row?.root_id ?? null, instance_id: value };
  if (column !== "id") return { ...definition, [column]: value };
  const { root_id = null, instance_id = null, job_definition_id = null } = row ?? {};
  return { ...definition, root_id, instance_id, job_definition_id, job_id: value };
}

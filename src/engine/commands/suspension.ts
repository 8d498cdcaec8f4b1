import { at, type Row } from "../persistence/database.ts";
import type { Run } from "../persistence/insert-row.ts";
import { endLoneJob, insertLoneJob, loneJob } from "./lone-job.ts";
import type { Shell, UserId } from "./shell.ts";
import { activated, changeInstances } from "./suspend-instances.ts";
import { logOperation, type UserOperation } from "./user-operation.ts";

/** What is suspended or activated, and what with it. */
export type Suspension = { suspended: boolean } & (
  | { what: "process-definition"; by: "id" | "key"; value: string; includeInstances: boolean }
  | { what: "job-definition"; by: "id" | "definition_id" | "definition_key"; value: string; includeJobs: boolean }
);

/** Suspends or activates definitions or job definitions: at once, or at a time that is still to come, by a job. */
export async function changeSuspension(
  shell: Shell,
  userId: UserId,
  suspension: Suspension,
  executionDate: number | null,
): Promise<void> {
  const topics = await shell.database.transaction(async (run) => {
    await logOperation(run, userId, shell.now(), await operationOf(run, suspension));
    if (executionDate === null) return perform(run, suspension);
    await insertLoneJob(run, delayed(shell, suspension, executionDate));
    return [];
  });
  if (executionDate !== null) return shell.wakeups.job(executionDate);
  announce(shell, suspension, topics);
}

/** The job of a suspension that was put off is due. */
export async function performSuspension(shell: Shell, job: Row): Promise<void> {
  const suspension = job.payload as Suspension;
  const topics = await shell.database.transaction(async (run) => {
    await endLoneJob(run, job, shell.now());
    return perform(run, suspension);
  });
  announce(shell, suspension, topics);
}

function announce(shell: Shell, { what, suspended }: Suspension, topics: string[]): void {
  if (what === "process-definition") shell.wakeups.definitions();
  if (!suspended) activated(shell, topics);
}

async function perform(run: Run, suspension: Suspension): Promise<string[]> {
  const { suspended, by, value } = suspension;
  const changed = async (table: string, column: string, values: unknown) =>
    (await run(`update ${table} set suspended = ${suspended} where ${column} = any($1) returning id`, [values])).map(
      (row) => row.id as string,
    );
  if (suspension.what === "job-definition") {
    const ids = await changed("job_definition", by, [value]);
    if (suspension.includeJobs) await changed("job", "job_definition_id", ids);
    return [];
  }
  const definitions = await changed("process_definition", by, [value]);
  await changed("job_definition", "definition_id", definitions);
  await run(
    `update job set suspended = ${suspended} where job_definition_id in
      (select id from job_definition where definition_id = any($1) and job_type = 'timer-start-event')`,
    [definitions],
  );
  if (!suspension.includeInstances) return [];
  const { topics } = await changeInstances(run, { sql: "p.definition_id = any($1)", values: [definitions] }, suspended);
  return topics;
}

function delayed(shell: Shell, suspension: Suspension, due: number): Row {
  const verb = suspension.suspended ? "suspend" : "activate";
  const what = suspension.what === "job-definition" ? "job-definition" : "processdefinition";
  return loneJob(shell, { kind: `${verb}-${what}`, due_at: at(due), payload: suspension });
}

async function operationOf(run: Run, suspension: Suspension): Promise<UserOperation> {
  const { what, by, value, suspended } = suspension;
  const ofJobs = what === "job-definition";
  const about: Row =
    by === "definition_key" || by === "key"
      ? { definition_key: value }
      : ofJobs && by === "id"
        ? { job_definition_id: value, ...(await definitionOf(run, "job_definition", "definition_id", "definition_key", value)) }
        : { definition_id: value, ...(await definitionOf(run, "process_definition", "id", "key", value)) };
  return {
    operationType: `${suspended ? "Suspend" : "Activate"}${ofJobs ? "JobDefinition" : "ProcessDefinition"}`,
    ...({ entityType: ofJobs ? "JobDefinition" : "ProcessDefinition", category: "Operator" } as const),
    changes: [
      ["suspensionState", null, suspended ? "suspended" : "active"],
      ...(ofJobs ? [] : ([["includeProcessInstances", null, suspension.includeInstances]] as [string, unknown, unknown][])),
    ],
    about,
  };
}

async function definitionOf(run: Run, table: string, id: string, key: string, value: string): Promise<Row> {
  const [row] = await run(`select ${id} as definition_id, ${key} as definition_key from ${table} where id = $1`, [value]);
  return row ?? {};
}

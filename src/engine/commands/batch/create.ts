import { randomUUID } from "node:crypto";
import { at, type Row } from "../../persistence/database.ts";
import { insertRow, type Run } from "../../persistence/insert-row.ts";
import { insertLoneJob, loneJob } from "../lone-job.ts";
import type { Shell, UserId } from "../shell.ts";
import { logOperation, type UserOperation } from "../user-operation.ts";
import type { BatchOperation } from "./operations.ts";

/** Batch jobs that one seed job creates. */
const jobsPerSeed = 100;

/** What the ids of a batch are ids of (the table): tells of which deployment each is. */
export type Element = "process_instance" | "job" | "external_task";

export interface NewBatch {
  operation: BatchOperation;
  ids: string[];
  element: Element;
  /** All of them are done together, with this deployment. */
  deploymentId?: string;
  /** Written to the log of user operations, when somebody is authenticated. */
  log: Pick<UserOperation, "operationType" | "entityType" | "changes"> & { about?: Row; annotation?: string | null };
}

/** Elements of one deployment, which are done together. */
export interface Group {
  deploymentId: string | null;
  ids: string[];
}

/**
 * Creates a batch: an operation on many elements, one job for each. The seed job creates these jobs, a hundred at a time
 * and deployment by deployment; the monitor job ends the batch when they are done. The row of the batch is returned.
 */
export async function createBatch(
  shell: Shell,
  userId: UserId,
  { operation, ids, element, log, ...more }: NewBatch,
): Promise<Row> {
  const row = await shell.database.transaction(async (run) => {
    const all = [...new Set(ids)];
    const groups = more.deploymentId
      ? [{ deploymentId: more.deploymentId, ids: all }]
      : await groupByDeployment(run, element, all);
    const [id, seed, monitor, work] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const now = shell.now();
    const deploymentId = groups[0]?.deploymentId ?? null;
    const definition = { configuration: id, batch_id: id };
    const seedDefinition = { ...definition, deployment_id: deploymentId };
    await insertRow(run, "job_definition", { id: seed, job_type: "batch-seed-job", ...seedDefinition });
    await insertRow(run, "job_definition", { id: monitor, job_type: "batch-monitor-job", ...definition });
    await insertRow(run, "job_definition", { id: work, job_type: operation.type, ...definition });
    const batch: Row = {
      ...{ id, type: operation.type, total_jobs: groups.reduce((sum, group) => sum + group.ids.length, 0), jobs_created: 0 },
      ...{ jobs_per_seed: jobsPerSeed, invocations_per_job: 1, seed_job_definition_id: seed },
      ...{ monitor_job_definition_id: monitor, batch_job_definition_id: work, suspended: false, create_user_id: userId },
      ...{ deployment_id: deploymentId, remaining: JSON.stringify(groups), operation: JSON.stringify(operation) },
      started_at: at(now),
    };
    await insertRow(run, "batch", batch);
    await insertLoneJob(
      run,
      loneJob(shell, { kind: "batch-seed-job", batch_id: id, job_definition_id: seed, payload: { deploymentId } }),
    );
    const { about = {}, ...what } = log;
    await logOperation(run, userId, now, { ...what, category: "Operator", about });
    return { ...batch, started_at: now, execution_started_at: null };
  });
  shell.wakeups.job(shell.now());
  return row;
}

/** By deployment, in the order of their ids; what belongs to none comes last. */
async function groupByDeployment(run: Run, element: Element, ids: string[]): Promise<Group[]> {
  const rows = await run(
    `select e.id, d.deployment_id from ${element} e join process_definition d on d.id = e.definition_id
      where e.id = any($1)`,
    [ids],
  );
  const known = new Map(rows.map((row) => [row.id as string, row.deployment_id as string]));
  const groups = new Map<string | null, string[]>();
  for (const id of ids) {
    const deploymentId = known.get(id) ?? null;
    const group = groups.get(deploymentId);
    if (group) group.push(id);
    else groups.set(deploymentId, [id]);
  }
  return [...groups]
    .map(([deploymentId, members]) => ({ deploymentId, ids: members }))
    .sort((a, b) => (a.deploymentId === null ? 1 : b.deploymentId === null ? -1 : a.deploymentId < b.deploymentId ? -1 : 1));
}

import { randomUUID } from "node:crypto";
import { type CleanupWindow, windowAt } from "../jobs/cleanup-window.ts";
import { jobLogRow } from "../persistence/collect/jobs.ts";
import { at, type Row } from "../persistence/database.ts";
import { insertRow } from "../persistence/insert-row.ts";
import { forgetOperations, forgetTrees } from "./forget-trees.ts";
import type { Shell, UserId } from "./shell.ts";
import { logOperation } from "./user-operation.ts";

export const cleanupKind = "history-cleanup";

/** Trees that are looked for at once, and how often within one execution of the job. */
const batchSize = 100;
const maximumBatches = 10;

/** The job that cleans up, as a row; undefined: there is none. */
export async function findCleanupJob(shell: Shell): Promise<Row | undefined> {
  const [row] = await shell.database.query("select * from job where kind = $1", [cleanupKind]);
  return row;
}

/** Has the history cleaned up: at once, or when the window opens. Without a window the job then only waits. */
export async function scheduleCleanup(shell: Shell, userId: UserId, immediatelyDue: boolean): Promise<void> {
  const due = immediatelyDue ? shell.now() : nextStart(shell.cleanupWindow, shell.now());
  await putJob(shell, { due, immediatelyDue }, true);
  await logOperation(shell.database.query, userId, shell.now(), {
    ...{ operationType: "CreateHistoryCleanupJobs", entityType: "Job", category: "Operator", about: {} },
    changes: [["immediatelyDue", null, immediatelyDue]],
  });
}

/** With a window there is always a job: it is created when the engine starts, and follows a window that was changed. */
export async function ensureCleanupJob(shell: Shell): Promise<void> {
  if (shell.cleanupWindow === null) return;
  const job = await findCleanupJob(shell);
  if (job?.payload?.immediatelyDue) return;
  await putJob(shell, { due: nextStart(shell.cleanupWindow, shell.now()), immediatelyDue: false }, false);
}

async function putJob(shell: Shell, { due, immediatelyDue }: { due: number | null; immediatelyDue: boolean }, reset: boolean) {
  const now = at(shell.now());
  const job = {
    ...{ id: randomUUID(), kind: cleanupKind, retries: 3, priority: 0, exclusive: false, created_at: now },
    ...{ due_at: due === null ? null : at(due), suspended: due === null, payload: { immediatelyDue } },
  };
  await shell.database.transaction(async (run) => {
    // Several engines that begin on one database make one job.
    await run("select pg_advisory_xact_lock(hashtext('orquestra history cleanup'))", []);
    const changed = await run(
      `update job set due_at = $2, suspended = $3, payload = $4, retries = case when $5 then 3 else retries end where kind = $1
       returning id`,
      [cleanupKind, job.due_at, job.suspended, job.payload, reset],
    );
    if (changed.length > 0) return;
    await insertRow(run, "job", job);
    await insertRow(run, "job_log", jobLogRow(job, "creation", now));
  });
  if (due !== null) shell.wakeups.job(due);
}

/**
 * The job is executed: forgets trees whose time to live has passed. It goes on at once while there are more and the window
 * is open, else when the window opens again.
 */
export async function cleanHistory(shell: Shell, job: Row): Promise<void> {
  const hasMore = await forgetSome(shell);
  const now = shell.now();
  const { cleanupWindow: window } = shell;
  const immediatelyDue: boolean = job.payload?.immediatelyDue === true;
  const goesOn = hasMore && (immediatelyDue || (window !== null && windowAt(window, now).start <= now));
  const due = goesOn ? now : window === null ? null : windowAt(window, windowAt(window, now).end).start;
  await shell.database.transaction(async (run) => {
    await run(
      `update job set due_at = coalesce($2, due_at), suspended = $3, payload = $4, retries = 3, lock_owner = null,
              lock_expires_at = null, exception_message = null, exception_stack = null where id = $1`,
      [job.id, due === null ? null : at(due), due === null, { immediatelyDue: goesOn && immediatelyDue }],
    );
    const log = jobLogRow({ ...job, due_at: job.due_at === null ? null : at(job.due_at) }, "success", at(now));
    await insertRow(run, "job_log", log);
  });
  if (due !== null) shell.wakeups.job(due);
}

/** Whether there may be more. */
async function forgetSome(shell: Shell): Promise<boolean> {
  const { database } = shell;
  await forgetOperations(database, shell.now());
  for (let i = 0; i < maximumBatches; i++) {
    // What has a tree is running, whatever its row says.
    const rows = await database.query(
      `select id from process_instance p where removal_at <= $1 and ended_at is not null and id = root_id
          and not exists (select from tree where tree.root_id = p.id) order by removal_at limit $2`,
      [at(shell.now()), batchSize],
    );
    await forgetTrees(
      database,
      rows.map((row) => row.id as string),
    );
    if (rows.length < batchSize) return false;
  }
  return true;
}

/** When the window opens next, or has opened; null: there is none. */
function nextStart(window: CleanupWindow | null, now: number): number | null {
  return window === null ? null : Math.max(now, windowAt(window, now).start);
}

import type { Command, StepResult } from "../core/types.ts";
import { apply } from "../persistence/apply.ts";
import type { Row } from "../persistence/database.ts";
import type { Writes } from "../persistence/writes.ts";
import { concurrentUpdate, type Plan, runStep, writesOf } from "./run-step.ts";
import type { Shell, UserId } from "./shell.ts";
import { deliverSignals, inOneTransaction, thrownSignals, TreeChanged } from "./signal-delivery.ts";

export type { LoadedTree, Plan } from "./run-step.ts";

/** Concurrent commands on one tree: each attempt loses to one that succeeded, so all of them end. */
const maximumAttempts = 200;

/**
 * Executes one command as one transaction: reads and checks (`plan`), runs the pure step, writes everything in one
 * statement. When another command changed the tree meanwhile, all of it is repeated from the reading on.
 * Throws EngineException as Camunda would; then nothing has happened.
 */
export async function execute(shell: Shell, userId: UserId, plan: () => Promise<Plan>): Promise<StepResult> {
  for (let attempt = 1; attempt <= maximumAttempts; attempt++) {
    const planned = await plan();
    const now = shell.now();
    const { rootId, owner } = planned;
    const result = await runStep(shell, userId, now, planned).catch((error) => {
      // What fails on a tree from the cache may only fail because it is outdated.
      if (owner) return null;
      throw error;
    });
    if (result === null) {
      shell.trees.forget(rootId);
      continue;
    }
    const writes = collect({
      ...{ rootId, now, effects: result.effects, after: result.state, definition: (id) => shell.definitions.get(id) },
      before: tree && { state: tree.state, rev: tree.rev, hasIncidents: tree.hasIncidents },
    });
    planned.also?.(writes, result);
    if (owner && (writes.tree.kind === "update" || writes.tree.kind === "delete")) writes.tree.owner = owner;
    if (await apply(shell.database, writes)) {
      remember(shell, planned, result, writes);
      announce(shell, writes, now);
      for (const job of writes.jobsCreated) if (job.kind === "signal") await shell.wakeups.signal(job.id as string);
      return result;
    }
    shell.trees.forget(rootId);
  }
  throw new EngineException(
    "ENGINE-03005 Execution of 'UPDATE ExecutionEntity' failed. Entity was updated by another transaction concurrently.",
    "OptimisticLockingException",
    1,
  );
}

/** The worker that takes one of the new external tasks will soon be back; people take their time. */
function remember(shell: Shell, { rootId, tree }: Plan, { state }: StepResult, writes: Writes): void {
  const awaitsWorker = writes.externalTasksCreated.length > 0;
  if (!awaitsWorker || state === null || writes.tree.kind === "none" || writes.tree.kind === "delete") {
    shell.trees.forget(rootId);
    return;
  }
  const kept = { rootId, rev: (tree?.rev ?? 0) + 1, hasIncidents: writes.tree.hasIncidents, state };
  shell.trees.keep(
    kept,
    writes.externalTasksCreated.map((row) => row.id as string),
  );
}

export function announce(shell: Shell, writes: Writes, now: number): void {
  if (writes.externalTasksCreated.length > 0)
    shell.wakeups.externalTasks(new Set(writes.externalTasksCreated.map((row) => row.topic as string)));
  for (const row of writes.jobsCreated) shell.wakeups.job(row.due_at === null ? now : Date.parse(row.due_at));
}

/** A command that leaves the state as it is: what is written beside it is serialised with other commands all the same. */
export function noChange(row: Row): Command {
  const scope = { executionId: row.execution_id as string };
  return { type: "set-variables", scope, local: true, modifications: {}, deletions: [] };
}

import { randomUUID } from "node:crypto";
import { step } from "../core/step.ts";
import {
  type Command,
  DefinitionNeeded,
  EngineException,
  type StepContext,
  type StepResult,
  type TreeState,
} from "../core/types.ts";
import { apply } from "../persistence/apply.ts";
import { collect } from "../persistence/collect/index.ts";
import type { Row } from "../persistence/database.ts";
import type { Owner, Writes } from "../persistence/writes.ts";
import type { Shell, UserId } from "./shell.ts";
import { withoutTransient } from "./transient.ts";

/** A tree as it was read. */
export interface LoadedTree {
  rootId: string;
  rev: number;
  hasIncidents: boolean;
  state: TreeState;
}

/** What to do to which tree, decided from what was just read. */
export interface Plan {
  /** null: the command starts a tree, whose root has this id. */
  tree: LoadedTree | null;
  rootId: string;
  command: Command;
  /** The tree comes from the cache: the write checks what was not read. */
  owner?: Owner;
  /** Rows beside those of the effects, written in the same statement. */
  also?(writes: Writes, result: StepResult): void;
}

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
    const { tree, rootId, owner } = planned;
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

async function runStep(shell: Shell, userId: UserId, now: number, { tree, command }: Plan): Promise<StepResult> {
  const context: StepContext = {
    now,
    newId: randomUUID,
    definition: (id) => shell.definitions.get(id),
    calledDefinition: (call) => shell.definitions.getCalled(call),
    authenticatedUserId: userId,
  };
  shell.definitions.refresh();
  while (true) {
    try {
      return withoutTransient(step(context, tree?.state ?? null, command));
    } catch (error) {
      if (!(error instanceof DefinitionNeeded)) throw error;
      await shell.definitions.provide(error.needed);
    }
  }
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

function announce(shell: Shell, writes: Writes, now: number): void {
  if (writes.externalTasksCreated.length > 0)
    shell.wakeups.externalTasks(new Set(writes.externalTasksCreated.map((row) => row.topic as string)));
  for (const row of writes.jobsCreated) shell.wakeups.job(row.due_at === null ? now : Date.parse(row.due_at));
}

/** A command that leaves the state as it is: what is written beside it is serialised with other commands all the same. */
export function noChange(row: Row): Command {
  const scope = { executionId: row.execution_id as string };
  return { type: "set-variables", scope, local: true, modifications: {}, deletions: [] };
}

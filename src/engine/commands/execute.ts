import { randomUUID } from "node:crypto";
import { step } from "../core/step.ts";
import type { Command } from "../core/types/commands.ts";
import { EngineException } from "../core/types/exceptions.ts";
import type { TreeState } from "../core/types/state.ts";
import { DefinitionNeeded, FactsNeeded, type StepContext, type StepResult } from "../core/types/step.ts";
import { apply } from "../persistence/apply.ts";
import { collect } from "../persistence/collect/index.ts";
import { at, type Row } from "../persistence/database.ts";
import type { Owner, Writes } from "../persistence/writes.ts";
import { afterDeadlock } from "./deadlock.ts";
import { NoSuchJob } from "./no-such-job.ts";
import type { Shell, UserId } from "./shell.ts";
import { type OtherTree, StepFacts } from "./step-facts.ts";
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
  /** Further trees that it works on. */
  others?: LoadedTree[];
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
 * Throws EngineException as Camunda would; then nothing has happened. `plan` must not execute commands itself.
 */
export async function execute(shell: Shell, userId: UserId, plan: () => Promise<Plan>): Promise<StepResult> {
  const planned = await plan();
  const { turns } = shell.trees;
  // Who has to wait for another command on this tree has read what is outdated by then.
  const first = turns.isTaken(planned.rootId) ? null : planned;
  return turns.take(planned.rootId, () => attempt(shell, userId, plan, first));
}

async function attempt(shell: Shell, userId: UserId, plan: () => Promise<Plan>, first: Plan | null): Promise<StepResult> {
  for (let attempt = 1; attempt <= maximumAttempts; attempt++) {
    const planned = attempt === 1 && first ? first : await plan();
    const ending = shell.ending?.ended === false ? shell.ending : null;
    if (ending) await requireJob(shell, ending.id);
    const now = shell.now();
    const { rootId, owner } = planned;
    const made = await makeStep(shell, userId, now, planned).catch((error) => {
      // What fails on a tree from the cache may only fail because it is outdated.
      if (owner) return null;
      throw error;
    });
    if (made === null) {
      shell.trees.forget(rootId);
      continue;
    }
    const { result, own, writes } = made;
    if (ending) writes.jobsEnded.push({ id: ending.id, log_id: randomUUID(), kind: "success", time: at(now) });
    if (owner && (writes.tree.kind === "update" || writes.tree.kind === "delete")) writes.tree.owner = owner;
    if (await apply(shell.database, writes).catch(afterDeadlock)) {
      if (ending) ending.ended = true;
      remember(shell, planned, own, writes);
      announce(shell, writes, now);
      return result;
    }
    shell.trees.forget(rootId);
    for (const other of writes.otherTrees) if (other.kind !== "none") shell.trees.forget(other.rootId);
  }
  throw new EngineException(
    "ENGINE-03005 Execution of 'UPDATE ExecutionEntity' failed. Entity was updated by another transaction concurrently.",
    "OptimisticLockingException",
    1,
  );
}

/** Read after the tree: a job that ended since has changed the tree, too, and the write is repeated. */
async function requireJob(shell: Shell, id: string): Promise<void> {
  const rows = await shell.database.run("job still there", "select 1 from job where id = $1", [id]);
  if (rows.length === 0) throw new NoSuchJob(id);
}

/** A step that was made, and what is to be written of it. */
export interface Made {
  result: StepResult;
  /** Its own tree afterwards. */
  own: TreeState | null;
  writes: Writes;
}

/** Runs the step of a plan. Nothing is written yet. */
export async function makeStep(shell: Shell, userId: UserId, now: number, planned: Plan): Promise<Made> {
  const { tree, rootId } = planned;
  const { result, own, others } = await runStep(shell, userId, now, planned);
  const writes = collect({
    ...{ rootId, now, userId, effects: result.effects, after: own, definition: (id) => shell.definitions.get(id) },
    before: tree && { state: tree.state, rev: tree.rev, hasIncidents: tree.hasIncidents },
    others,
  });
  planned.also?.(writes, result);
  return { result, own, writes };
}

interface StepRun {
  /** The state is that of all trees. */
  result: StepResult;
  own: TreeState | null;
  others: OtherTree[];
}

async function runStep(shell: Shell, userId: UserId, now: number, plan: Plan): Promise<StepRun> {
  const { tree, command } = plan;
  const facts = new StepFacts(shell, tree, plan.others ?? []);
  const context: StepContext = {
    now,
    newId: randomUUID,
    definition: (id) => shell.definitions.get(id),
    calledDefinition: (call) => shell.definitions.getCalled(call),
    task: (id) => facts.task(id),
    signal: (name) => facts.signal(name),
    authenticatedUserId: userId,
  };
  shell.definitions.refresh();
  while (true) {
    try {
      const result = withoutTransient(step(context, facts.state, command));
      const trees = facts.others(result.state, plan);
      return trees === null ? { result, own: result.state, others: [] } : { result, ...trees };
    } catch (error) {
      if (error instanceof DefinitionNeeded) await shell.definitions.provide(error.needed);
      else if (error instanceof FactsNeeded) await facts.provide(error.needed);
      else throw error;
    }
  }
}

/** The worker that takes (or has taken) one of the external tasks will soon be back; people take their time. */
function remember(shell: Shell, { rootId, tree }: Plan, state: TreeState | null, writes: Writes): void {
  for (const other of writes.otherTrees) if (other.kind !== "none") shell.trees.forget(other.rootId);
  const isKept = state !== null && awaitsWorker(state) && writes.otherTrees.length === 0;
  if (!isKept || writes.tree.kind === "none" || writes.tree.kind === "delete") {
    shell.trees.forget(rootId);
    return;
  }
  const kept = { rootId, rev: (tree?.rev ?? 0) + 1, hasIncidents: writes.tree.hasIncidents, state };
  shell.trees.keep(
    kept,
    writes.externalTasksCreated.map((row) => row.id as string),
  );
}

function awaitsWorker({ executions }: TreeState): boolean {
  for (const id in executions) if (executions[id]!.wait?.kind === "external-task") return true;
  return false;
}

/** Says what others may be waiting for: external tasks and jobs. */
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

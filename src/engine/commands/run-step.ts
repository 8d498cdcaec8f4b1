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
import { collect } from "../persistence/collect/index.ts";
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

/** Runs the pure step, loading the definitions that it asks for. */
export async function runStep(
  shell: Shell,
  userId: UserId,
  now: number,
  { tree, command }: Pick<Plan, "tree" | "command">,
): Promise<StepResult> {
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

/** What a step writes, with what the plan adds. */
export function writesOf(shell: Shell, now: number, plan: Plan, result: StepResult): Writes {
  const { tree, rootId, owner } = plan;
  const writes = collect({
    ...{ rootId, now, effects: result.effects, after: result.state, definition: (id) => shell.definitions.get(id) },
    before: tree && { state: tree.state, rev: tree.rev, hasIncidents: tree.hasIncidents },
  });
  plan.also?.(writes, result);
  if (owner && (writes.tree.kind === "update" || writes.tree.kind === "delete")) writes.tree.owner = owner;
  return writes;
}

/** Camunda's answer to a command that lost to others too often. */
export function concurrentUpdate(): EngineException {
  return new EngineException(
    "ENGINE-03005 Execution of 'UPDATE ExecutionEntity' failed. Entity was updated by another transaction concurrently.",
    "OptimisticLockingException",
    1,
  );
}

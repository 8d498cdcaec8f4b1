import type { FlowNode } from "../model/elements.ts";
import { apply } from "../persistence/apply.ts";
import type { Row } from "../persistence/database.ts";
import type { Run } from "../persistence/insert-row.ts";
import type { Writes } from "../persistence/writes.ts";
import { afterDeadlock } from "./deadlock.ts";
import { announce, type LoadedTree, makeStep } from "./execute.ts";
import { treeColumns, treeOf } from "./load.ts";
import type { Shell, UserId } from "./shell.ts";
import { taskProperties } from "./step-facts.ts";

/** Another command has changed a tree meanwhile: the transaction must be repeated. */
export class Outdated extends Error {}

/** Whether a listener hears of it when the task (its row) changes. */
export async function isListenedTo(shell: Shell, task: Row): Promise<boolean> {
  if (!task.root_id) return false;
  const definition = await shell.definitions.load(task.definition_id);
  const listeners = (definition?.elements.get(task.activity_id) as FlowNode | undefined)?.userTask?.listeners;
  return listeners !== undefined && listeners.update.length + listeners.assignment.length > 0;
}

/** Locks the tree of a task before anything of it is locked; null: nobody listens to the task. */
export async function lockListeningTree(shell: Shell, run: Run, taskId: string): Promise<LoadedTree | null> {
  const [task] = await run("select root_id, definition_id, activity_id from task where id = $1 and ended_at is null", [taskId]);
  if (!task || !(await isListenedTo(shell, task))) return null;
  await run("select from tree where root_id = $1 for update", [task.root_id]);
  // Only now: who has held the lock before has written variables, too.
  const [tree] = await run(`select ${treeColumns} from tree where root_id = $1`, [task.root_id]);
  return tree ? treeOf(tree) : null;
}

/**
 * Lets the listeners of a task hear of a change, within the transaction that writes it; what they do is written with
 * it. Call `announceListened` once it is committed. Throws what a listener throws.
 */
export async function tellListeners(
  shell: Shell,
  userId: UserId,
  { run, tree, before, after }: { run: Run; tree: LoadedTree; before: Row; after: Row },
): Promise<Writes> {
  const command = { type: "task-updated", taskId: before.id as string, task: taskProperties(after) } as const;
  const { writes } = await makeStep(shell, userId, shell.now(), {
    ...{ tree, rootId: tree.rootId },
    command: { ...command, assigneeBefore: before.assignee, variables: {} },
  });
  const done = await apply({ run: (_name, text, values) => run(text, values) }, writes).catch(afterDeadlock);
  if (!done) throw new Outdated();
  return writes;
}

/** What listeners have done is committed. */
export function announceListened(shell: Shell, writes: Writes): void {
  for (const tree of [writes.tree, ...writes.otherTrees]) if (tree.kind !== "none") shell.trees.forget(tree.rootId);
  announce(shell, writes, shell.now());
}

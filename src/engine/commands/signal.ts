import { randomUUID } from "node:crypto";
import { EngineException } from "../core/types/exceptions.ts";
import { execute } from "./execute.ts";
import { loadExecution, treeOf } from "./load.ts";
import { deliver } from "./message.ts";
import type { Variables } from "./scope.ts";
import type { Shell, UserId } from "./shell.ts";
import { suspended } from "./start-process.ts";

/** Delivers a signal to everybody who waits for it, and starts what begins with it: in one transaction, all or nothing. */
export async function broadcastSignal(shell: Shell, userId: UserId, name: string, variables: Variables): Promise<void> {
  const command = { type: "signal", name, variables } as const;
  await execute(shell, userId, async () => ({ tree: null, rootId: randomUUID(), command }));
}

/** Delivers a signal to one execution. Throws when it does not wait for it. */
export async function signalExecution(
  shell: Shell,
  userId: UserId,
  executionId: string,
  { name, variables }: { name: string; variables: Variables },
): Promise<void> {
  const execution = await loadExecution(shell, executionId);
  if (!execution)
    throw new EngineException(`Cannot find execution with id '${executionId}': execution is null`, "NullValueException");
  const [subscription] = await shell.database.run(
    "signal subscription",
    "select id from event_subscription where type = 'signal' and name = $1 and execution_id = $2",
    [name, executionId],
  );
  if (!subscription)
    throw new EngineException(
      `Execution '${executionId}' has not subscribed to a signal event with name '${name}'. is empty`,
      "RestException",
    );
  if (execution.suspended) throw suspended("Execution", executionId);
  await deliver(shell, userId, subscription.id, { variables, localVariables: {} });
}

/** Lets an execution go on, whatever it waits for. */
export async function triggerExecution(shell: Shell, userId: UserId, executionId: string, variables: Variables): Promise<void> {
  await execute(shell, userId, async () => {
    const row = await loadExecution(shell, executionId);
    if (!row) throw new EngineException(`execution ${executionId} doesn't exist: execution is null`, "BadUserRequestException");
    if (row.suspended) throw suspended("Execution", executionId);
    return { tree: treeOf(row), rootId: row.root_id, command: { type: "signal-execution", executionId, variables } };
  });
}

import { EngineException } from "../core/types.ts";
import { announce } from "./execute.ts";
import { concurrentUpdate } from "./run-step.ts";
import type { Variables } from "./scope.ts";
import type { Shell, UserId } from "./shell.ts";
import { deliverSignals, inOneTransaction } from "./signal-delivery.ts";

/** Receivers that change meanwhile make the broadcast begin again; each attempt loses to a command that succeeded. */
const maximumAttempts = 200;

/** Delivers a signal to everybody who waits for it, and starts what begins with it; all in one transaction. */
export async function broadcastSignal(
  shell: Shell,
  userId: UserId,
  { name, executionId, variables }: { name: string; executionId: string | null; variables: Variables },
): Promise<void> {
  const signal = { name, executionId, variables, businessKey: null, rootId: null };
  for (let attempt = 1; attempt <= maximumAttempts; attempt++) {
    const now = shell.now();
    const written = await inOneTransaction(shell, (database) => deliverSignals(shell, userId, now, database, [signal]));
    if (written === null) continue;
    for (const writes of written) announce(shell, writes, now);
    if (executionId !== null && written.length === 0)
      throw new EngineException(`Cannot find execution with id '${executionId}': execution is null`, "NullValueException");
    return;
  }
  throw concurrentUpdate();
}

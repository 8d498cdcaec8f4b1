import { EngineException } from "../core/types.ts";
import { deliver, startSubscriptions } from "./message.ts";
import type { Variables } from "./scope.ts";
import type { Shell, UserId } from "./shell.ts";
import { startProcess } from "./start-process.ts";

/** Delivers a signal to everybody who waits for it, and starts what begins with it; each in a transaction of its own. */
export async function broadcastSignal(
  shell: Shell,
  userId: UserId,
  { name, executionId, variables }: { name: string; executionId: string | null; variables: Variables },
): Promise<void> {
  const rows = await shell.database.run(
    "signal subscriptions",
    `select s.id, s.execution_id from event_subscription s join process_instance p on p.id = s.instance_id
      where s.type = 'signal' and s.name = $1 and not p.suspended and ($2::text is null or s.execution_id = $2) order by s.seq`,
    [name, executionId],
  );
  for (const row of rows) await deliver(shell, userId, row.id, { variables, localVariables: {} });
  if (executionId !== null) {
    if (rows.length > 0) return;
    throw new EngineException(`Cannot find execution with id '${executionId}': execution is null`, "NullValueException");
  }
  for (const { definition_id, activity_id } of await startSubscriptions(shell, "signal", name)) {
    const definition = await shell.definitions.load(definition_id);
    const request = { businessKey: null, variables, startActivityId: activity_id, byPerson: false };
    if (definition) await startProcess(shell, userId, definition, request);
  }
}

import { EngineException } from "../core/types.ts";
import type { Row } from "../persistence/database.ts";
import { deliver, startSubscriptions } from "./message.ts";
import type { Variables } from "./scope.ts";
import type { Shell, UserId } from "./shell.ts";
import { startProcess } from "./start-process.ts";

export interface Signal {
  name: string;
  /** Only to this execution. */
  executionId: string | null;
  variables: Variables;
  /** For what the signal starts. */
  businessKey?: string | null;
  /** The tree that has thrown it: the step that did has delivered it there. */
  thrownIn?: string | null;
}

/** Delivers a signal to everybody who waits for it, and starts what begins with it; each in a transaction of its own. */
export async function broadcastSignal(
  shell: Shell,
  userId: UserId,
  { name, executionId, variables, businessKey = null, thrownIn = null }: Signal,
): Promise<void> {
  const rows = await shell.database.run(
    "signal subscriptions",
    `select s.id, s.execution_id from event_subscription s join process_instance p on p.id = s.instance_id
      where s.type = 'signal' and s.name = $1 and not p.suspended and ($2::text is null or s.execution_id = $2)
        and s.root_id is distinct from $3 order by s.seq`,
    [name, executionId, thrownIn],
  );
  for (const row of rows) await deliver(shell, userId, row.id, { variables, localVariables: {} });
  if (executionId !== null) {
    if (rows.length > 0) return;
    throw new EngineException(`Cannot find execution with id '${executionId}': execution is null`, "NullValueException");
  }
  for (const { definition_id, activity_id } of await startSubscriptions(shell, "signal", name)) {
    const definition = await shell.definitions.load(definition_id);
    const request = { businessKey, variables, startActivityId: activity_id, byPerson: false };
    if (definition) await startProcess(shell, userId, definition, request);
  }
}

/** Delivers a signal that a step has thrown, and removes its job. */
export async function deliverThrownSignal(shell: Shell, job: Row): Promise<void> {
  await broadcastSignal(shell, null, { ...(job.payload as Omit<Signal, "executionId">), executionId: null });
  await shell.database.query("delete from job where id = $1", [job.id]);
}

import { EngineException } from "../../core/types/exceptions.ts";
import type { CancelInstruction, StartInstruction } from "../../core/types/instructions.ts";
import type { Row } from "../../persistence/database.ts";
import { setRetries } from "../external-task-lock.ts";
import { deleteHistoricInstance } from "../historic-instance.ts";
import { deleteInstance, modifyInstance } from "../instance.ts";
import { setJobRetries } from "../job.ts";
import { deliver } from "../message.ts";
import { migrateInstance } from "../migration/execute.ts";
import type { MigrationPlan } from "../migration/plan.ts";
import { type Restart, restartInstances } from "../restart.ts";
import type { Variables } from "../scope.ts";
import type { Shell } from "../shell.ts";
import { suspendInstances } from "../suspend-instances.ts";
import { changeVariables } from "../variables.ts";

interface Skipped {
  skipCustomListeners: boolean;
  skipIoMappings: boolean;
}

/** What a batch does to each of its elements. The types are Camunda's. */
export type BatchOperation =
  | ({ type: "instance-deletion"; deleteReason: string | null } & Skipped)
  | { type: "historic-instance-deletion" }
  | { type: "instance-update-suspension-state"; suspended: boolean }
  | ({
      type: "instance-modification";
      instructions: (StartInstruction | CancelInstruction)[];
    } & Skipped)
  | ({ type: "instance-restart" } & Restart)
  | { type: "instance-migration"; plan: MigrationPlan }
  | { type: "set-variables"; variables: Variables }
  | { type: "correlate-message"; messageName: string | null; variables: Variables }
  | { type: "set-job-retries"; retries: number; due: { at: number | null } | null }
  | { type: "set-external-task-retries"; retries: number };

type Handlers = { [T in BatchOperation["type"]]: (shell: Shell, operation: Of<T>, id: string, batch: Row) => Promise<void> };
type Of<T extends BatchOperation["type"]> = Extract<BatchOperation, { type: T }>;

const handlers: Handlers = {
  "instance-deletion": (shell, { type: _, ...options }, id) => unlessGone(deleteInstance(shell, null, { id, ...options })),
  "historic-instance-deletion": (shell, _operation, id) => deleteHistoricInstance(shell, id),
  "instance-update-suspension-state": (shell, { suspended }, id) =>
    suspendInstances(shell, null, { sql: "p.id = $1", values: [id] }, suspended),
  "instance-modification": (shell, { type: _, ...changes }, id) =>
    modifyInstance(shell, null, { id, externally: false, ...changes }),
  "instance-restart": (shell, { type: _, ...restart }, id) => restartInstances(shell, null, [id], restart),
  "instance-migration": (shell, { plan }, id) => migrateInstance(shell, plan, id),
  "set-variables": (shell, { variables }, id) =>
    changeVariables(shell, null, { scope: { executionId: id }, local: false, modifications: variables, deletions: [] }),
  "correlate-message": correlate,
  "set-job-retries": (shell, { retries, due }, id) => setJobRetries(shell, null, id, retries, due),
  "set-external-task-retries": (shell, { retries }, id) => setRetries(shell, null, id, retries, { isOneOfMany: true }),
};

/** Does what the batch is for to one element. Throws EngineException as the operation does. */
export function performOperation<T extends BatchOperation["type"]>(
  shell: Shell,
  batch: Row,
  operation: Of<T>,
  id: string,
): Promise<void> {
  return (handlers[operation.type as T] as Handlers[T])(shell, operation, id, batch);
}

/** An instance that has ended meanwhile needs no deletion. */
async function unlessGone(deletion: Promise<void>): Promise<void> {
  await deletion.catch((error) => {
    if (!(error instanceof EngineException && error.type === "BadUserRequestException")) throw error;
  });
}

/** Every subscription of the instance to this message (null: to any) gets it; nothing is started. */
async function correlate(shell: Shell, { messageName, variables }: Of<"correlate-message">, instanceId: string): Promise<void> {
  const rows = await shell.database.query(
    `select s.id from event_subscription s join process_instance p on p.id = s.instance_id
      where s.type = 'message' and ($1::text is null or s.name = $1) and s.instance_id = $2 and not p.suspended order by s.seq`,
    [messageName, instanceId],
  );
  for (const { id } of rows) await deliver(shell, null, id, { variables, localVariables: {} });
}

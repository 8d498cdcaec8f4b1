import { PermanentFailure, type WorkerTask } from "../../src/camunda/workers.ts";
import type { Process, Store } from "../../src/store/types.ts";

/**
 * The process that the guard admitted as this instance. What was started in the middle of a model, past the guard, has
 * none: nothing is done for it, and its task becomes an incident.
 */
export async function admittedProcess(store: Pick<Store, "processes">, task: WorkerTask): Promise<Process> {
  const process = await store.processes.ofInstance(task.processInstanceId);
  if (process === null) throw new PermanentFailure("The guard has not admitted this instance: it was not started by the portal");
  return process;
}

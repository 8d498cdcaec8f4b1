import type { WorkerTask } from "../../src/camunda/workers.ts";
import type { ForeignRequest, Store } from "../../src/store/types.ts";
import { journeyOf } from "./session.ts";

/** The request that this instance executes: its business key. Another instance of the same request gets no further. */
export function foreignRequestOf(store: Pick<Store, "foreignCompanies">, task: WorkerTask): Promise<ForeignRequest> {
  return store.foreignCompanies.bind(journeyOf(task), task.processInstanceId);
}

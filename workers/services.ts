import type { Logger } from "pino";
import type { EngineClient } from "../src/camunda/client.ts";
import type { Clock } from "../src/domain/clock.ts";
import type { Govbr } from "../src/govbr/index.ts";
import type { Store } from "../src/store/types.ts";

/** What the handlers stand on. */
export interface WorkerServices {
  store: Store;
  govbr: Pick<Govbr, "companies">;
  engine: Pick<
    EngineClient,
    ("processDefinitions" | "processDefinitionXml" | "processInstances") | ("tasks" | "setAssignee" | "historyProcessInstances")
  > & {
    operations: Pick<EngineClient["operations"], "stateOfInstances" | "suspendInstances" | "tasksOfAssignees" | "historicTasks">;
  };
  clock: Clock;
  log: Logger;
  portalUrl: string;
}

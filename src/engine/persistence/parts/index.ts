import type { Part } from "../part.ts";
import { externalTaskParts } from "./external-tasks.ts";
import { incidentParts } from "./incidents.ts";
import { instanceParts } from "./instances.ts";
import { jobParts } from "./jobs.ts";
import { migrationParts } from "./migration.ts";
import { moveParts } from "./moves.ts";
import { subscriptionParts } from "./subscriptions.ts";
import { taskParts } from "./tasks.ts";
import { userOperationParts } from "./user-operations.ts";

/** Every part, in the order in which the statement lists them. */
export const parts: Part[] = [
  ...instanceParts,
  ...taskParts,
  ...externalTaskParts,
  ...jobParts,
  ...subscriptionParts,
  ...migrationParts,
  ...moveParts,
  ...incidentParts,
  ...userOperationParts,
];

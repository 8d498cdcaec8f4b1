import { type Part, update } from "../part.ts";
import { text } from "./columns.ts";

/** What belongs to another execution now. */
export const moveParts: Part[] = [
  update("ta>", "task", { execution_id: text }, (w) => w.entitiesMoved.task),
  update("et>", "external_task", { execution_id: text }, (w) => w.entitiesMoved.external_task),
  update("jo>", "job", { execution_id: text }, (w) => w.entitiesMoved.job),
  update("va>", "variable", { execution_id: text }, (w) => w.entitiesMoved.variable),
];

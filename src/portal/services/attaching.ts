import { parseEngineDate } from "../../camunda/values.ts";
import type { DocumentInfo, Process } from "../../store/types.ts";
import type { Standing } from "./standing.ts";

/** Documents are attached while the request is in the hands of who opened it. */
export function mayAttach({ state }: Pick<Process, "state">): boolean {
  return state === "draft" || state === "correcting";
}

/** What has been handed in stays: in a correction, only what was attached since it was asked for can be taken away. */
export function mayRemove({ state }: Process, { uploadedAt }: DocumentInfo, standing: Standing): boolean {
  if (state === "draft") return true;
  return state === "correcting" && standing.kind === "task" && uploadedAt >= parseEngineDate(standing.task.created);
}

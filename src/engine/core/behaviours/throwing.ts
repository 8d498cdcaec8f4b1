import type { FlowNode } from "../../model/elements.ts";

/** true for what throws compensation: the handlers run in executions below its own. */
export function throwsCompensation(activity: FlowNode | null): boolean {
  return activity?.behaviour === "compensation-throw" || activity?.behaviour === "cancel-end";
}

import { endPath } from "../../life-cycle/leave.ts";
import type { Behaviour } from "../behaviour.ts";

/** None end event, and message end event without implementation. */
export const end: Behaviour = {
  execute: (run, node) => endPath(run, node, true),
};

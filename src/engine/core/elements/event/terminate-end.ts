import { endPath } from "../../life-cycle/leave.ts";
import type { Behaviour } from "../behaviour.ts";

/** Terminate end event: the flow that led here has interrupted the rest of the scope already. */
export const terminateEnd: Behaviour = {
  execute: (run, node) => endPath(run, node, true),
};

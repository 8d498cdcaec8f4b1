import type { Behaviour } from "../behaviour.ts";

/** The process itself is no element that an execution comes to; the life cycle ends the instance with its last path. */
export const process: Behaviour = {
  execute() {},
};

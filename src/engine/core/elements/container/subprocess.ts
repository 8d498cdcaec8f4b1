import { executeActivity } from "../../life-cycle/enter.ts";
import { leave } from "../../life-cycle/outgoing.ts";
import type { Behaviour } from "../behaviour.ts";

/** Embedded subprocess and event subprocess: begins at its start event, is left when its last path has ended. */
export const subprocess: Behaviour = {
  execute: (run, node) => executeActivity(run, node, node.activity!.initial!),
  complete: leave,
};

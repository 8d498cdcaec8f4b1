import { conditionHolds } from "../../behaviours/conditions.ts";
import { leave } from "../../life-cycle/outgoing.ts";
import type { Behaviour } from "../behaviour.ts";

/** Intermediate conditional event: passes when its condition holds, else waits until a change of variables makes it hold. */
export const condition: Behaviour = {
  execute(run, node) {
    if (conditionHolds(run, node, node.activity!.condition!)) leave(run, node);
    else node.wait = { kind: "event" };
  },
  signal(run, node) {
    node.wait = null;
    leave(run, node);
  },
};

import { leave } from "../../life-cycle/outgoing.ts";
import type { Behaviour } from "../behaviour.ts";

/** Receive task and intermediate catch event: waits; its scope holds the subscription or timer. */
export const receive: Behaviour = {
  execute(_run, node) {
    node.wait = { kind: "event" };
  },
  signal(run, node) {
    node.wait = null;
    leave(run, node);
  },
};

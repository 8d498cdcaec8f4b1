import { leaveByFlows } from "../../life-cycle/leave.ts";
import type { Behaviour } from "../behaviour.ts";
import { waitingAt } from "./joining.ts";

/** Waits until as many tokens as it has incoming flows have come; then takes all outgoing flows, whatever their conditions. */
export const parallelGateway: Behaviour = {
  execute(run, node) {
    const gateway = node.activity!;
    node.isActive = false;
    const arrived = waitingAt(node);
    if (arrived.length >= gateway.incoming.length) leaveByFlows(run, node, gateway.outgoing, arrived);
  },
};

import { leaveByFlows } from "../../life-cycle/leave.ts";
import { holds, leave, noFlow } from "../../life-cycle/outgoing.ts";
import type { Behaviour } from "../behaviour.ts";

/** Takes the first flow whose condition holds, in document order; the default flow only if none does. */
export const exclusiveGateway: Behaviour = {
  execute: leave,
  leave(run, node) {
    const { outgoing, defaultFlow, id } = node.activity!;
    const flow = outgoing.find((each) => each !== defaultFlow && holds(run, node, each)) ?? defaultFlow;
    if (!flow) throw noFlow(id);
    leaveByFlows(run, node, [flow]);
  },
};

import type { FlowNode } from "../../../model/elements.ts";
import { leaveByFlows } from "../../life-cycle/leave.ts";
import { holds, noFlow } from "../../life-cycle/outgoing.ts";
import type { Run } from "../../run.ts";
import type { Node } from "../../tree/node.ts";
import type { Behaviour } from "../behaviour.ts";
import { waitingAt } from "./joining.ts";

/** Waits while another token of the scope can still come; then takes all flows whose condition holds. */
export const inclusiveGateway: Behaviour = {
  execute(run, node) {
    node.isActive = false;
    const arrived = waitingAt(node);
    const complete = arrived.length >= node.activity!.incoming.length;
    if (complete || !canStillArrive(node, arrived)) leaveJoined(run, node, arrived);
  },
};

function leaveJoined(run: Run, node: Node, arrived: Node[]): void {
  const { outgoing, defaultFlow, id } = node.activity!;
  const flows = outgoing.filter((flow) => flow !== defaultFlow && holds(run, node, flow));
  if (flows.length === 0) {
    if (!defaultFlow) throw noFlow(id);
    flows.push(defaultFlow);
  }
  leaveByFlows(run, node, flows, arrived);
}

/** Whether an execution of the scope, at whatever depth, stands where flows lead to the gateway from. */
function canStillArrive(node: Node, arrived: Node[]): boolean {
  const gateway = node.activity!;
  const { elements } = node.instance.definition;
  const check = (each: Node): boolean => {
    if (each.children.length > 0) return each.children.some(check);
    const at = each.flow?.target ?? each.activity;
    return !arrived.includes(each) && at !== null && reaches(at, gateway, elements as ReadonlyMap<string, FlowNode>);
  };
  return check(node.isScope ? node : node.parent!);
}

/** Follows the flows; from the end of a path in a subprocess it goes on behind the subprocess. */
function reaches(from: FlowNode, gateway: FlowNode, elements: ReadonlyMap<string, FlowNode>): boolean {
  const seen = new Set<FlowNode>();
  const next = [from];
  for (let node = next.pop(); node; node = next.pop()) {
    if (node === gateway) return true;
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.behaviour === "event-based-gateway") {
      for (const event of elements.values()) if (event.eventScope === node) next.push(event);
    } else if (node.outgoing.length > 0) {
      for (const { target } of node.outgoing) next.push(target);
    } else if (node.parent && node.parent.behaviour !== "process") {
      next.push(node.parent);
    }
  }
  return false;
}

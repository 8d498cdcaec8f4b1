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
    if (!canStillArrive(node)) leaveJoined(run, node, arrived);
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

/** Whether an execution of the scope stands at an activity from which flows lead to the gateway. */
function canStillArrive(node: Node): boolean {
  if (!node.isConcurrent) return false;
  const gateway = node.activity!;
  const check = (parent: Node): boolean =>
    parent.children.some((child) => {
      if (child.activity && child.activity !== gateway && child.isActive && reaches(standsAt(child, gateway), gateway))
        return true;
      return check(child);
    });
  return check(node.parent!);
}

/** The activity of the gateway's scope in which the execution is. */
function standsAt(node: Node, gateway: FlowNode): FlowNode {
  let at = node.flow?.target ?? node.activity!;
  while (at.parent && at.parent !== gateway.parent) at = at.parent;
  return at;
}

function reaches(from: FlowNode, gateway: FlowNode): boolean {
  const seen = new Set<FlowNode>([from]);
  const next = [from];
  for (let node = next.pop(); node; node = next.pop()) {
    if (node === gateway) return true;
    for (const { target } of node.outgoing) {
      if (seen.has(target)) continue;
      seen.add(target);
      next.push(target);
    }
  }
  return false;
}

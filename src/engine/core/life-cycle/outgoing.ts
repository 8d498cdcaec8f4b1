import { evaluateCondition } from "../../expression/index.ts";
import type { Flow } from "../../model/elements.ts";
import { rememberForCompensation } from "../behaviours/compensation.ts";
import { showChanges } from "../behaviours/conditions.ts";
import { scopeOf } from "../behaviours/scope.ts";
import { behaviourOf } from "../elements/behaviours.ts";
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import { EngineException } from "../types/exceptions.ts";
import { endCompensation, isCompensating } from "./compensate.ts";
import { endPath, leaveByFlows } from "./leave.ts";

/** Leaves the activity in the way of its kind. */
export function leave(run: Run, node: Node): void {
  showChanges(run, node, (leaving) => {
    rememberForCompensation(run, leaving);
    const behaviour = behaviourOf(leaving.activity!);
    if (behaviour.leave) behaviour.leave(run, leaving);
    else leaveByConditions(run, leaving);
  });
}

/** All flows without condition and those whose condition holds; else the default flow; the path ends where there is no flow. */
export function leaveByConditions(run: Run, node: Node): void {
  const { outgoing, defaultFlow, id } = node.activity!;
  const flows = outgoing.filter((flow) => flow !== defaultFlow && holds(run, node, flow));
  if (flows.length > 0) leaveByFlows(run, node, flows);
  else if (defaultFlow) leaveByFlows(run, node, [defaultFlow]);
  else if (outgoing.length > 0) throw noConditionHolds(id);
  else if (isCompensating(node)) endCompensation(run, node);
  else endPath(run, node, true);
}

function noConditionHolds(activityId: string): EngineException {
  return new EngineException(
    `ENGINE-02006 No conditional sequence flow leaving the Flow Node '${activityId}' could be selected for continuing the process.`,
  );
}

/** Whether the flow's condition holds; one without condition always does. Throws unless it yields a Boolean. */
export function holds(run: Run, node: Node, flow: Flow): boolean {
  return flow.condition === null || evaluateCondition(flow.condition, scopeOf(run, node));
}

/** A gateway that finds no flow to take. */
export function noFlow(gatewayId: string): EngineException {
  return new EngineException(
    `ENGINE-02004 No outgoing sequence flow for the element with id '${gatewayId}' could be selected for continuing the process.`,
  );
}

import type { FlowNode } from "../../model/elements.ts";

/** Names of Camunda's behaviours, as its messages show them. */
const names: Partial<Record<FlowNode["behaviour"], string>> = {
  ...{ "user-task": "UserTaskActivityBehavior", "external-task": "ExternalTaskActivityBehavior" },
  ...{ subprocess: "SubProcessActivityBehavior", "event-subprocess": "EventSubProcessActivityBehavior" },
  ...{ "call-activity": "CallActivityBehavior", "parallel-gateway": "ParallelGatewayActivityBehavior" },
  ...{ "inclusive-gateway": "InclusiveGatewayActivityBehavior", "exclusive-gateway": "ExclusiveGatewayActivityBehavior" },
  ...{ "event-based-gateway": "EventBasedGatewayActivityBehavior", "expression-task": "ServiceTaskExpressionActivityBehavior" },
  ...{ end: "NoneEndEventActivityBehavior", "error-end": "ErrorEndEventActivityBehavior" },
  "terminate-end": "TerminateEndEventActivityBehavior",
};

/** Behaviours of which a running instance can be carried over. */
const migratable = new Set([
  ...["UserTask", "ExternalTask", "ReceiveTask", "SubProcess", "EventSubProcess", "Call", "ParallelGateway", "InclusiveGateway"],
  ...["EventBasedGateway", "BoundaryEvent", "BoundaryConditionalEvent", "IntermediateCatchEvent", "IntermediateConditionalEvent"],
  ...["EventSubProcessStartEvent", "EventSubProcessStartConditionalEvent", "ParallelMultiInstance", "SequentialMultiInstance"],
]);

/** Whether the event is conditional. */
export function isConditional({ activityType }: FlowNode): boolean {
  return /conditional/i.test(activityType);
}

/** A boundary event, or the start event of an event subprocess. */
export function isAttachedEvent(node: FlowNode): boolean {
  return node.type === "boundaryEvent" || (node.type === "startEvent" && node.parent?.behaviour === "event-subprocess");
}

/** Camunda's name of what an activity does. */
export function behaviourName(node: FlowNode): string {
  if (node.multiInstance) return `${node.multiInstance.sequential ? "Sequential" : "Parallel"}MultiInstanceActivityBehavior`;
  const conditional = isConditional(node) ? "Conditional" : "";
  if (node.type === "boundaryEvent") return `Boundary${conditional}EventActivityBehavior`;
  if (node.type === "startEvent")
    return isAttachedEvent(node) ? `EventSubProcessStart${conditional}EventActivityBehavior` : "NoneStartEventActivityBehavior";
  if (node.type === "intermediateCatchEvent")
    return conditional ? "IntermediateConditionalEventBehavior" : "IntermediateCatchEventActivityBehavior";
  if (node.type === "receiveTask") return "ReceiveTaskActivityBehavior";
  return names[node.behaviour] ?? `${node.type.charAt(0).toUpperCase()}${node.type.slice(1)}ActivityBehavior`;
}

/** Whether something that runs at the activity can be carried over. */
export function isMigratable(node: FlowNode): boolean {
  return migratable.has(behaviourName(node).replace(/(Activity)?Behavior$/, ""));
}

/** Whether a job or a subscription waits for the event. */
export function definesTrigger(node: FlowNode): boolean {
  const holder = node.eventScope ?? (isAttachedEvent(node) ? node.parent!.parent! : node);
  return [...holder.timers, ...holder.subscriptions].some(({ activityId }) => activityId === node.id);
}

import type { BehaviourName, FlowNode } from "../elements.ts";
import { documentation, elements, extensions, flag, type ModdleElement, text, typeName } from "../moddle.ts";
import { readListeners } from "./listeners.ts";
import { place, priority, type Reader } from "./reader.ts";

/** A flow node with nothing set but what all have. */
export function newNode(id: string, type: string, behaviour: BehaviourName, parent: FlowNode | null): FlowNode {
  return {
    id,
    type,
    name: null,
    documentation: null,
    parent,
    behaviour,
    activityType: type,
    isScope: false,
    isContainer: false,
    incoming: [],
    outgoing: [],
    defaultFlow: null,
    asyncBefore: false,
    asyncAfter: false,
    exclusive: true,
    jobPriority: null,
    retryTimeCycle: null,
    mapping: null,
    properties: {},
    start: "default",
    eventScope: null,
    subscriptions: [],
    timers: [],
    errorHandlers: [],
    initial: null,
    initiator: null,
    userTask: null,
    externalTask: null,
    call: null,
    multiInstance: null,
    error: null,
    signal: null,
    escalationCode: null,
    escalationHandlers: [],
    isForCompensation: false,
    compensationHandlerId: null,
    compensatedActivityId: null,
    cancelBoundaryId: null,
    condition: null,
    hasConditions: false,
    listeners: { start: [], end: [] },
    expressionTask: null,
  };
}

/** Creates the node of an element in its scope, with what every flow node may carry. */
export function createNode(reader: Reader, element: ModdleElement, behaviour: BehaviourName, scope: FlowNode): FlowNode {
  const node = newNode(element.id ?? "", typeName(element), behaviour, scope);
  node.name = text(element, "name") ?? null;
  node.documentation = documentation(element);
  node.properties = properties(element);
  node.jobPriority = priority(reader, element, "jobPriority");
  readAsync(element, node);
  if (!element.id) reader.problems.error(`Attribute 'id' is mandatory on ${node.type}.`, place(reader, element));
  readListeners(reader, element, node);
  node.isForCompensation = flag(element, "isForCompensation");
  reader.nodes.set(node.id, node);
  return node;
}

/** camunda:asyncBefore, asyncAfter, exclusive and failedJobRetryTimeCycle, from an activity or its loop characteristics. */
export function readAsync(element: ModdleElement, node: FlowNode): void {
  node.asyncBefore = flag(element, "camunda:asyncBefore") || flag(element, "camunda:async");
  node.asyncAfter = flag(element, "camunda:asyncAfter");
  node.exclusive = text(element, "camunda:exclusive") !== "false";
  const cycle = extensions(element, "camunda:FailedJobRetryTimeCycle")[0];
  node.retryTimeCycle = cycle ? (text(cycle, "body")?.trim() ?? null) : null;
}

/** camunda:properties. */
export function properties(element: ModdleElement): Record<string, string> {
  const result: Record<string, string> = {};
  for (const holder of extensions(element, "camunda:Properties")) {
    for (const property of elements(holder, "values")) {
      const name = text(property, "name");
      if (name !== undefined) result[name] = text(property, "value") ?? "";
    }
  }
  return result;
}

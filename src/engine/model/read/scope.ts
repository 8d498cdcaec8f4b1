import type { FlowNode } from "../elements.ts";
import { elements, flag, type ModdleElement, text, typeName } from "../moddle.ts";
import { readBoundaryEvent } from "./boundary-events.ts";
import { readCallActivity } from "./call-activity.ts";
import { checkCompensatedActivities } from "./compensation.ts";
import { readEndEvent } from "./end-events.ts";
import { readFlows } from "./flows.ts";
import { readGateway } from "./gateways.ts";
import { isHandler, readHandlers } from "./handlers.ts";
import { readCatchEvent, readThrowEvent } from "./intermediate-events.ts";
import { readMapping, refuseMapping } from "./mapping.ts";
import { wrapMultiInstance } from "./multi-instance.ts";
import { createNode } from "./node.ts";
import { place, type Reader } from "./reader.ts";
import { refuse } from "./refusals.ts";
import { readEventSubprocessStart, readSubprocessStart } from "./start-events.ts";
import { readPlainTask, readReceiveTask, readServiceTask, readUserTask } from "./tasks.ts";

type ReadElement = (reader: Reader, element: ModdleElement, scope: FlowNode) => FlowNode | null;

const READERS: Record<string, ReadElement> = {
  task: readPlainTask,
  manualTask: readPlainTask,
  userTask: readUserTask,
  receiveTask: readReceiveTask,
  serviceTask: readServiceTask,
  sendTask: readServiceTask,
  businessRuleTask: readServiceTask,
  callActivity: readCallActivity,
  exclusiveGateway: readGateway,
  inclusiveGateway: readGateway,
  parallelGateway: readGateway,
  eventBasedGateway: readGateway,
  intermediateThrowEvent: readThrowEvent,
  subProcess: readSubprocess,
  transaction: readSubprocess,
  scriptTask: (reader, element) => {
    refuse(reader, element, "A script task", 'use an external task (camunda:type="external" with camunda:topic)');
    return null;
  },
};

/** Not elements of the flow, or read elsewhere. */
const ELSEWHERE = new Set(["startEvent", "endEvent", "boundaryEvent", "sequenceFlow", "intermediateCatchEvent"]);
const DATA = new Set(["dataObject", "dataObjectReference", "dataStoreReference"]);

/** Reads what stands in a process or subprocess behind its start events, in the order in which Camunda reports faults. */
export function readScope(reader: Reader, owner: ModdleElement, scope: FlowNode): void {
  const flowElements = elements(owner, "flowElements");
  for (const element of flowElements) if (!isHandler(element)) readActivity(reader, element, scope);
  readCatchEvents(reader, flowElements, scope);
  for (const element of flowElements) {
    if (element.$type === "bpmn:EndEvent") readInputOutput(reader, element, readEndEvent(reader, element, scope));
  }
  for (const element of flowElements) {
    if (element.$type !== "bpmn:BoundaryEvent") continue;
    readBoundaryEvent(reader, element, scope);
    refuseMapping(reader, element);
  }
  readFlows(reader, owner, scope);
  readHandlers(reader, owner, scope, (handler, level) => readActivity(reader, handler, level));
  checkCompensatedActivities(reader, owner, scope);
}

function readActivity(reader: Reader, element: ModdleElement, scope: FlowNode): void {
  const type = typeName(element);
  if (ELSEWHERE.has(type) || DATA.has(type)) return;
  const read = READERS[type];
  if (!read) {
    reader.problems.warning("Ignoring unsupported activity type", place(reader, element));
    return;
  }
  const node = read(reader, element, scope);
  if (!node) return;
  wrapMultiInstance(reader, element, node);
  readInputOutput(reader, element, node);
}

/** Catch events, those behind an event-based gateway knowing it. */
function readCatchEvents(reader: Reader, flowElements: ModdleElement[], scope: FlowNode): void {
  const gateways = new Map<string, FlowNode>();
  for (const element of flowElements) {
    if (element.$type !== "bpmn:SequenceFlow") continue;
    const at = place(reader, element);
    const gateway = reader.nodes.get(at?.attributes.sourceRef ?? "");
    if (gateway?.behaviour !== "event-based-gateway") continue;
    const target = flowElements.find((other) => other.id === at?.attributes.targetRef);
    if (target?.$type === "bpmn:IntermediateCatchEvent") gateways.set(target.id ?? "", gateway);
    else if (target) {
      reader.problems.error(
        "Event based gateway can only be connected to elements of type intermediateCatchEvent",
        reader.source.byId.get(gateway.id) ?? null,
      );
    }
  }
  for (const element of flowElements) {
    if (element.$type !== "bpmn:IntermediateCatchEvent") continue;
    const node = readCatchEvent(reader, element, scope, gateways.get(element.id ?? "") ?? null);
    if (node) readInputOutput(reader, element, node);
  }
}

/** An embedded or event subprocess, or a transaction, with all that it holds. */
function readSubprocess(reader: Reader, element: ModdleElement, scope: FlowNode): FlowNode {
  const isTransaction = element.$type === "bpmn:Transaction";
  const byEvent = !isTransaction && flag(element, "triggeredByEvent");
  const node = createNode(reader, element, byEvent ? "event-subprocess" : "subprocess", scope);
  node.isScope = true;
  node.isContainer = true;
  const starts = elements(element, "flowElements").filter((each) => each.$type === "bpmn:StartEvent");
  for (const start of starts) (byEvent ? readEventSubprocessStart : readSubprocessStart)(reader, start, node);
  if (starts.length === 0 && !isTransaction)
    reader.problems.error("subProcess must define a startEvent element", place(reader, element));
  readScope(reader, element, node);
  return node;
}

/** camunda:inputOutput: gives the activity a scope of its own, except within a multi-instance body. */
function readInputOutput(reader: Reader, element: ModdleElement, node: FlowNode): void {
  const mapping = readMapping(reader, element);
  if (!mapping) return;
  const type = typeName(element);
  const at = place(reader, element);
  const instances = node.parent?.behaviour === "multi-instance" && node.parent.initial === node;
  if (/Gateway$/.test(type)) {
    reader.problems.error(`camunda:inputOutput mapping unsupported for element type '${type}'.`, at);
  } else if (text(element, "triggeredByEvent") === "true") {
    reader.problems.error(
      `camunda:inputOutput mapping unsupported for element type '${type}' with attribute 'triggeredByEvent = true'.`,
      at,
    );
  } else if (mapping.outputs.length > 0 && type === "endEvent") {
    reader.problems.error(`camunda:outputParameter not allowed for element type '${type}'.`, at);
  } else if (mapping.outputs.length > 0 && instances) {
    reader.problems.error("camunda:outputParameter not allowed for multi-instance constructs", at);
  }
  node.mapping = mapping;
  if (!instances) node.isScope = true;
}

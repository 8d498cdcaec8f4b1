/** Compensation: events that throw it, boundary events and event subprocesses that catch it. */
import type { FlowNode } from "../elements.ts";
import { elements, type ModdleElement } from "../moddle.ts";
import { levelOf } from "./handlers.ts";
import { place, type Reader } from "./reader.ts";

/** Makes `node` throw compensation. What it refers to is checked once the scope has been read. */
export function readThrownCompensation(reader: Reader, definition: ModdleElement, node: FlowNode): void {
  node.behaviour = "compensation-throw";
  node.isScope = true;
  node.isContainer = true;
  const at = place(reader, definition);
  node.compensatedActivityId = at?.attributes.activityRef ?? null;
  if ((at?.attributes.waitForCompletion ?? "true") !== "true") {
    reader.problems.warning(
      "Unsupported attribute value for 'waitForCompletion': 'waitForCompletion=false' is not supported. Compensation event will wait for compensation to join.",
      at,
      node.id,
    );
  }
}

/** Reports events of the scope, or of its event subprocesses, that compensate an activity which is not there. */
export function checkCompensatedActivities(reader: Reader, owner: ModdleElement, scope: FlowNode): void {
  if (scope.behaviour !== "event-subprocess") report(reader, owner, scope, [scope]);
  for (const element of elements(owner, "flowElements")) {
    const inner = reader.nodes.get(element.id ?? "");
    if (inner?.behaviour === "event-subprocess") report(reader, element, scope, [inner, scope]);
  }
}

function report(reader: Reader, owner: ModdleElement, scope: FlowNode, levels: FlowNode[]): void {
  for (const element of elements(owner, "flowElements")) {
    const wanted = reader.nodes.get(element.id ?? "")?.compensatedActivityId ?? null;
    if (wanted === null || levels.includes(levelOf(reader.nodes.get(wanted))!)) continue;
    reader.problems.error(
      `Invalid attribute value for 'activityRef': no activity with id '${wanted}' in scope '${scope.parent ? scope.id : "null"}'`,
      place(reader, elements(element, "eventDefinitions")[0]!),
      element.id ?? "",
    );
  }
}

/** A compensation boundary event; `attached`: the activity itself, also when it is a multi-instance one. */
export function readCompensationBoundary(reader: Reader, definition: ModdleElement, node: FlowNode, attached: FlowNode): void {
  for (const other of reader.nodes.values()) {
    if (other === node || other.eventScope !== attached || other.activityType !== node.activityType) continue;
    reader.problems.error(
      "multiple boundary events with compensateEventDefinition not supported on same activity",
      place(reader, definition),
      node.id,
    );
  }
  warnOfIgnored(reader, definition, node.id);
}

/** Compensation start event of an event subprocess: the subprocess compensates the scope around it. */
export function readCompensationStart(
  reader: Reader,
  element: ModdleElement,
  definition: ModdleElement,
  subprocess: FlowNode,
): void {
  const at = place(reader, element);
  const compensated = subprocess.parent!;
  subprocess.isForCompensation = true;
  subprocess.start = "interrupt-event-scope";
  if (compensated.behaviour === "process") {
    reader.problems.error(
      "event subprocess with compensation start event is only supported for embedded subprocess (since throwing compensation through a call activity-induced process hierarchy is not supported)",
      at,
    );
  }
  if (compensated.compensationHandlerId === null) compensated.compensationHandlerId = subprocess.id;
  else {
    reader.problems.error("multiple event subprocesses with compensation start event are not supported on the same scope", at);
  }
  warnOfIgnored(reader, definition, element.id ?? "");
}

function warnOfIgnored(reader: Reader, definition: ModdleElement, eventId: string): void {
  const at = place(reader, definition);
  for (const attribute of ["activityRef", "waitForCompletion"]) {
    if (at?.attributes[attribute] === undefined) continue;
    reader.problems.warning(
      `attribute '${attribute}' is not supported on catching compensation event. attribute will be ignored`,
      at,
      eventId,
    );
  }
}

import { child, elements, isA, type ModdleElement } from "../lint/model.ts";
import { nameOf } from "./events.ts";
import type { Destination, StepReference } from "./explanation.ts";
import { incomingOf, outgoingOf } from "./flows.ts";

/** The numbered steps of a process or subprocess. */
export interface Numbering {
  /** Of what is a step. */
  of: Map<ModdleElement, StepReference>;
  /** Where each stands, from first to last. */
  place: Map<ModdleElement, number>;
  /** Ends after which the rest goes on. */
  aside: Set<ModdleElement>;
  /** Of a subprocess: its ends are not those of the whole. */
  isInner: boolean;
}

/** Whether something is worth a step of its own: joins, starts, ends and what only hangs on a gateway are not. */
export function isStep(node: ModdleElement): boolean {
  if (isA(node, "startEvent", "endEvent", "boundaryEvent")) return false;
  if (isA(node, "exclusiveGateway", "inclusiveGateway", "complexGateway")) return outgoingOf(node).length > 1;
  if (isA(node, "parallelGateway")) return outgoingOf(node).length > 1 || incomingOf(node).length > 1;
  if (isA(node, "intermediateThrowEvent")) return elements(node, "eventDefinitions").length > 0;
  if (isA(node, "intermediateCatchEvent")) return !followsEventGateway(node);
  return true;
}

/** Such an event is one of the ways of its gateway. */
export function followsEventGateway(event: ModdleElement): boolean {
  return incomingOf(event).some((flow) => isA(child(flow, "sourceRef") ?? flow, "eventBasedGateway"));
}

/** Where a flow leads, past everything that is no step. `from`: the step it leaves. */
export function destinationOf(flow: ModdleElement, from: ModdleElement, numbering: Numbering): Destination {
  const passed = new Set<ModdleElement>();
  let at = child(flow, "targetRef");
  while (at !== undefined && !passed.has(at)) {
    passed.add(at);
    const step = numbering.of.get(at);
    if (step !== undefined) {
      const here = numbering.place.get(from) ?? 0;
      const there = numbering.place.get(at) ?? 0;
      return { kind: "step", ...step, back: there <= here, next: there === here + 1 };
    }
    if (numbering.aside.has(at)) return { kind: "aside" };
    if (isA(at, "endEvent") && numbering.isInner) return { kind: "part", name: nameOf(at) };
    if (isA(at, "endEvent")) return { kind: "end", id: at.id ?? "", name: nameOf(at) };
    const [onward]: ModdleElement[] = outgoingOf(at);
    at = onward && child(onward, "targetRef");
  }
  return { kind: "over" };
}

import { boundaryEventsOf, elements, eventDefinitions, flag, isA, type ModdleElement } from "./model.ts";

const leaving = ["timer", "message", "signal", "conditional", "escalation"];

/** Whether an activity or a scope can be left before it is done: by an event at its border, or by one of its event subprocesses. */
export function hasWayOut(activity: ModdleElement): boolean {
  const leaves = (event: ModdleElement) => leaving.some((kind) => eventDefinitions(event, kind).length > 0);
  const atBorder = boundaryEventsOf(activity).some((event) => event.get("cancelActivity") !== false && leaves(event));
  const inside = elements(activity, "flowElements")
    .filter((one) => isA(one, "subProcess") && flag(one, "triggeredByEvent"))
    .flatMap((one) => elements(one, "flowElements"))
    .some((start) => isA(start, "startEvent") && start.get("isInterrupting") !== false && leaves(start));
  return atBorder || inside;
}

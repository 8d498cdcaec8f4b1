import { lint } from "../../texts/lint.ts";
import { hasWayOut } from "../leaving.ts";
import { child, eventDefinitions, incomingOf, isA, type ModdleElement, outgoingOf, processOf, scopesOf, text } from "../model.ts";
import type { RuleFactory } from "../rule.ts";

const texts = lint.rules["way-out"];

/** What waits for one person or a message needs another way on: the answer may never come. A team can always answer. */
export const wayOut: RuleFactory = ({ processes }) => ({
  check(element, report) {
    if (processes[processOf(element)?.id ?? ""]?.leavable) return;
    if (isA(element, "userTask", "receiveTask")) {
      const isTeams = text(element, "camunda:candidateGroups") !== undefined && text(element, "camunda:assignee") === undefined;
      if (!isTeams && ![element, ...scopesOf(element)].some(hasWayOut)) report(element, texts.task);
    } else if (isA(element, "intermediateCatchEvent") && eventDefinitions(element, "message").length > 0) {
      if (!isBesideTimer(element) && !scopesOf(element).some(hasWayOut)) report(element, texts.message);
    }
  },
});

/** Behind an event-based gateway that also waits for a time. */
function isBesideTimer(event: ModdleElement): boolean {
  return incomingOf(event)
    .map((flow) => child(flow, "sourceRef"))
    .filter((source) => source !== undefined && isA(source, "eventBasedGateway"))
    .some((gateway) => outgoingOf(gateway!).some((flow) => eventDefinitions(child(flow, "targetRef")!, "timer").length > 0));
}

/** What Camunda executes and this engine does not: refused at deployment, with the way out. */
import { child, elements, flag, type ModdleElement, text } from "../moddle.ts";
import { place, type Reader } from "./reader.ts";

export const EXTERNAL = 'use an external task (camunda:type="external" with camunda:topic)';

/** A task with code behind it, and anything else that is no external task. */
export function refuseImplementation(reader: Reader, element: ModdleElement): void {
  for (const attribute of ["class", "delegateExpression", "expression", "decisionRef"]) {
    if (text(element, `camunda:${attribute}`) !== undefined) {
      refuse(reader, element, `camunda:${attribute}`, EXTERNAL);
      return;
    }
  }
  refuse(reader, element, `camunda:type="${text(element, "camunda:type")}"`, EXTERNAL);
}

/** Resource roles of the BPMN standard. */
export function refuseTaskParts(reader: Reader, element: ModdleElement): void {
  if (elements(element, "resources").length > 0) {
    refuse(reader, element, "bpmn:potentialOwner", "use camunda:assignee, camunda:candidateUsers, camunda:candidateGroups");
  }
}

/** true when the event has several definitions, which this engine does not execute; it is reported then. */
export function refuseEvent(reader: Reader, event: ModdleElement): boolean {
  if (elements(event, "eventDefinitions").length <= 1) return false;
  reader.problems.error("Events with several event definitions are not supported by this engine.", place(reader, event));
  return true;
}

/** A condition in a script language. */
export function refuseScript(reader: Reader, holder: ModdleElement, formal: ModdleElement): boolean {
  const language = text(formal, "language");
  if (text(formal, "camunda:resource") === undefined && (language === undefined || /juel$/i.test(language))) return false;
  reader.problems.error(
    `Scripts (language '${language ?? "resource"}') are not supported by this engine: use an expression like \${approved}.`,
    place(reader, holder),
  );
  return true;
}

/** `what` is not supported; `instead` is. */
export function refuse(reader: Reader, element: ModdleElement, what: string, instead: string): void {
  reader.problems.error(`${what} is not supported by this engine: ${instead}.`, place(reader, element));
}

/** Loop marker of the standard, which Camunda ignores too. */
export function isMultiInstance(element: ModdleElement): boolean {
  return child(element, "loopCharacteristics")?.$type === "bpmn:MultiInstanceLoopCharacteristics";
}

/** Interrupting unless the model says otherwise. */
export function isInterrupting(event: ModdleElement, attribute: "cancelActivity" | "isInterrupting"): boolean {
  return event.get(attribute) === undefined || flag(event, attribute);
}

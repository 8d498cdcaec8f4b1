import { parseExpression } from "../../expression/index.ts";
import type { ConditionDetail, FlowNode } from "../elements.ts";
import { child, type ModdleElement, text } from "../moddle.ts";
import { place, type Reader } from "./reader.ts";
import { refuseScript } from "./refusals.ts";

/** Reads the condition of an event and lets `scope` wait for it. */
export function readConditional(reader: Reader, definition: ModdleElement, event: FlowNode, scope: FlowNode): void {
  const formal = child(definition, "condition");
  if (!formal) {
    reader.problems.error("Conditional event must contain an expression for evaluation.", place(reader, definition), event.id);
    return;
  }
  if (refuseScript(reader, definition, formal)) return;
  scope.subscriptions.push({ type: "conditional", name: null, activityId: event.id });
  event.condition = readCondition(definition, formal);
  let process = scope;
  while (process.parent) process = process.parent;
  process.hasConditions = true;
}

/** The condition of a start event of a process: tried on request, with the variables of the request. */
export function readStartCondition(reader: Reader, definition: ModdleElement, event: FlowNode): ConditionDetail | null {
  const formal = child(definition, "condition");
  if (!formal) {
    reader.problems.error("Conditional event must contain an expression for evaluation.", place(reader, definition), event.id);
    return null;
  }
  return refuseScript(reader, definition, formal) ? null : readCondition(definition, formal);
}

function readCondition(definition: ModdleElement, formal: ModdleElement): ConditionDetail {
  const events = text(definition, "camunda:variableEvents");
  return {
    expression: parseExpression((text(formal, "body") ?? "").trim()),
    variableName: text(definition, "camunda:variableName") ?? null,
    variableEvents: events === undefined ? [] : events.split(",").map((name) => name.trim()),
  };
}

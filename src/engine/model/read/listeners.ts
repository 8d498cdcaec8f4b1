import type { Expression } from "../../expression/index.ts";
import type { FlowNode } from "../elements.ts";
import { child, extensions, type ModdleElement, text } from "../moddle.ts";
import { expression, place, placeOfExtension, type Reader } from "./reader.ts";
import { EXTERNAL, refuse } from "./refusals.ts";

/** camunda:executionListener of an activity, event, gateway or process: those that are expressions. */
export function readListeners(reader: Reader, element: ModdleElement, node: FlowNode): void {
  for (const listener of extensions(element, "camunda:ExecutionListener")) {
    const event = text(listener, "event");
    if (event === undefined || event.trim() === "") {
      reader.problems.error("Attribute 'event' is mandatory on listener", place(reader, listener), node.id);
    } else if (event !== "start" && event !== "end") {
      reader.problems.error("Attribute 'event' must be one of {start|end}", place(reader, listener), node.id);
    }
    const found = listenerExpression(reader, element, listener, "executionListener");
    if (found) node.listeners[event === "end" ? "end" : "start"].push(found);
  }
}

/** camunda:executionListener of a sequence flow. */
export function readTakeListeners(reader: Reader, element: ModdleElement): Expression[] {
  return extensions(element, "camunda:ExecutionListener").flatMap(
    (listener) => listenerExpression(reader, element, listener, "executionListener") ?? [],
  );
}

/** Listeners in Java or a script language run code inside the engine. */
export function listenerExpression(
  reader: Reader,
  element: ModdleElement,
  listener: ModdleElement,
  tag: "executionListener" | "taskListener",
): Expression | null {
  const code = ["class", "delegateExpression"].find((name) => text(listener, name) !== undefined);
  if (code || child(listener, "script")) {
    refuse(reader, element, `camunda:${tag} with ${code ?? "script"}`, `write an expression, or ${EXTERNAL}`);
    return null;
  }
  const found = expression(listener, "expression");
  if (!found) {
    reader.problems.error(
      `Element 'class', 'expression', 'delegateExpression' or 'script' is mandatory on ${tag}`,
      placeOfExtension(reader, element, listener),
      element.id ?? "",
    );
  }
  return found;
}

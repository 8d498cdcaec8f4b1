import type { Expression } from "../../expression/index.ts";
import type { FlowNode, TaskEvent, UserTaskDetail } from "../elements.ts";
import { elements, extensions, type ModdleElement, text } from "../moddle.ts";
import { listenerExpression } from "./listeners.ts";
import { place, placeOfExtension, type Reader } from "./reader.ts";
import { readTimer } from "./timer.ts";

const EVENTS = ["create", "assignment", "complete", "update", "delete", "timeout"];

/** camunda:taskListener of a user task: those that are expressions. One of type timeout makes the task hold its timer. */
export function readTaskListeners(
  reader: Reader,
  element: ModdleElement,
  node: FlowNode,
): Pick<UserTaskDetail, "listeners" | "timeoutListeners"> {
  const listeners: Record<TaskEvent, Expression[]> = { create: [], assignment: [], update: [], complete: [], delete: [] };
  const timeoutListeners: Record<string, Expression> = {};
  for (const listener of extensions(element, "camunda:TaskListener")) {
    const event = text(listener, "event");
    const at = placeOfExtension(reader, element, listener);
    const report = (message: string): void => reader.problems.error(message, at, node.id);
    if (event === undefined) {
      reader.problems.error("Attribute 'event' is mandatory on taskListener", place(reader, element));
      continue;
    }
    if (!EVENTS.includes(event)) {
      reader.problems.error(`Attribute 'event' must be one of {${EVENTS.join("|")}}`, place(reader, element));
      continue;
    }
    const found = listenerExpression(reader, element, listener, "taskListener");
    if (event !== "timeout") {
      if (found) listeners[event as TaskEvent].push(found);
      continue;
    }
    const id = listener.id ?? text(listener, "id");
    const definition = elements(listener, "eventDefinitions")[0];
    if (id === undefined) report(`Element 'id' is mandatory on taskListener of type 'timeout'`);
    else if (definition?.$type !== "bpmn:TimerEventDefinition")
      report(`Element 'timerEventDefinition' is mandatory on taskListener of type 'timeout'`);
    else {
      const timer = readTimer(reader, definition, node.id);
      if (!found || !timer) continue;
      timeoutListeners[id] = found;
      node.isScope = true;
      node.timers.push({ ...timer, listenerId: id, repeats: timer.kind === "cycle" });
    }
  }
  return { listeners, timeoutListeners };
}

import { parseExpression } from "../../expression/index.ts";
import type { FlowNode } from "../elements.ts";
import { type ModdleElement, text } from "../moddle.ts";
import { readExternalTask } from "./external-task.ts";
import { readForm } from "./form.ts";
import { readFormData } from "./form-fields.ts";
import { readMessage } from "./messages.ts";
import { createNode } from "./node.ts";
import { expression, expressionList, place, type Reader } from "./reader.ts";
import { refuseTaskParts } from "./refusals.ts";
import { readTaskListeners } from "./task-listeners.ts";

/** bpmn:task and bpmn:manualTask: pass through. */
export function readPlainTask(reader: Reader, element: ModdleElement, scope: FlowNode): FlowNode {
  return createNode(reader, element, "pass-through", scope);
}

/** A user task. Its name and documentation may hold expressions. */
export function readUserTask(reader: Reader, element: ModdleElement, scope: FlowNode): FlowNode {
  const node = createNode(reader, element, "user-task", scope);
  refuseTaskParts(reader, element);
  node.userTask = {
    name: node.name === null ? null : parseExpression(node.name),
    description: node.documentation === null ? null : parseExpression(node.documentation),
    assignee: expression(element, "camunda:assignee"),
    candidateUsers: expressionList(element, "camunda:candidateUsers"),
    candidateGroups: expressionList(element, "camunda:candidateGroups"),
    dueDate: expression(element, "camunda:dueDate"),
    followUpDate: expression(element, "camunda:followUpDate"),
    priority: expression(element, "camunda:priority"),
    ...readForm(reader, element),
    formData: readFormData(reader, element),
    ...readTaskListeners(reader, element, node),
  };
  if (node.userTask.formKey !== null) parseExpression(node.userTask.formKey);
  if (node.userTask.formRef !== null) parseExpression(node.userTask.formRef.key);
  return node;
}

/** A receive task, with or without a message. */
export function readReceiveTask(reader: Reader, element: ModdleElement, scope: FlowNode): FlowNode {
  const node = createNode(reader, element, "receive", scope);
  if (place(reader, element)?.attributes.messageRef === undefined) return node;
  node.isScope = true;
  node.eventScope = node;
  readMessage(reader, element, node.id, node);
  return node;
}

/** Service, send and business rule tasks: external ones, and those that evaluate an expression. */
export function readServiceTask(reader: Reader, element: ModdleElement, scope: FlowNode): FlowNode {
  const node = createNode(reader, element, "external-task", scope);
  readExternalTask(reader, element, element, node);
  return node;
}

/** true when the element carries what makes a task a service task. */
export function isServiceTaskLike(element: ModdleElement): boolean {
  return ["type", "class", "delegateExpression", "expression"].some((name) => text(element, `camunda:${name}`) !== undefined);
}

import { parseExpression } from "../../expression/index.ts";
import type { FlowNode } from "../elements.ts";
import { child, extensions, type ModdleElement, text, typeName } from "../moddle.ts";
import { expression, place, priority, type Reader } from "./reader.ts";
import { refuse, refuseImplementation } from "./refusals.ts";

/**
 * Turns `node` into an external task, or one that evaluates an expression. `holder` carries camunda:type and camunda:topic: the task itself, or the
 * message event definition of a throwing event.
 */
export function readExternalTask(reader: Reader, element: ModdleElement, holder: ModdleElement, node: FlowNode): void {
  const type = text(holder, "camunda:type");
  if (extensions(element, "camunda:Connector").length > 0) {
    refuse(reader, element, "A connector", "use an external task");
    return;
  }
  if (type === undefined && readExpressionTask(holder, node)) return;
  if (type?.toLowerCase() !== "external") {
    reportMissing(reader, element, holder);
    return;
  }
  node.behaviour = "external-task";
  node.isScope = true;
  const topic = expression(holder, "camunda:topic");
  if (!topic) {
    reader.problems.error(
      "External tasks must specify a 'topic' attribute in the camunda namespace",
      place(reader, holder),
      ...(holder === element ? [] : [node.id]),
    );
    return;
  }
  node.externalTask = {
    topic,
    priority: priority(reader, holder, "taskPriority"),
    errorEvents: readErrorEvents(reader, element),
  };
}

/** camunda:expression: evaluated, with its value in camunda:resultVariable. false: it is none. */
function readExpressionTask(holder: ModdleElement, node: FlowNode): boolean {
  const code = ["class", "delegateExpression", "decisionRef"].some((name) => text(holder, `camunda:${name}`) !== undefined);
  const written = expression(holder, "camunda:expression");
  if (code || !written) return false;
  node.behaviour = "expression-task";
  node.expressionTask = { expression: written, resultVariable: text(holder, "camunda:resultVariable") ?? null };
  return true;
}

/** camunda:errorEventDefinition: when the expression holds, the external task ends with that error. */
function readErrorEvents(
  reader: Reader,
  element: ModdleElement,
): { condition: ReturnType<typeof parseExpression>; errorCode: string | null }[] {
  return extensions(element, "camunda:ErrorEventDefinition").flatMap((definition) => {
    const condition = text(definition, "expression");
    if (condition === undefined) return [];
    const written = reader.source.byId.get(definition.id ?? "")?.attributes.errorRef;
    const errorId = child(definition, "errorRef")?.id ?? written;
    const error = errorId === undefined ? undefined : reader.errors.get(errorId);
    return [{ condition: parseExpression(condition), errorCode: error ? error.errorCode : (errorId ?? null) }];
  });
}

function reportMissing(reader: Reader, element: ModdleElement, holder: ModdleElement): void {
  const kind = typeName(element);
  const attributes = ["type", "class", "delegateExpression", "expression", "decisionRef"];
  const type = text(holder, "camunda:type");
  const known = ["external", "mail", "shell"];
  if (type !== undefined && !known.includes(type.toLowerCase())) {
    reader.problems.error(`Invalid usage of type attribute on ${kind}: '${type}'`, place(reader, element));
  } else if (attributes.some((name) => text(holder, `camunda:${name}`) !== undefined)) {
    refuseImplementation(reader, holder === element ? element : holder);
    return;
  }
  const connector =
    kind === "sendTask"
      ? ""
      : " If you are using a connector, make sure the connect process engine plugin is registered with the process engine.";
  reader.problems.error(
    `One of the attributes 'class', 'delegateExpression', 'type', or 'expression' is mandatory on ${kind}.${connector}`,
    place(reader, element),
  );
}

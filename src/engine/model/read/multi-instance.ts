import { parseExpression } from "../../expression/index.ts";
import type { FlowNode } from "../elements.ts";
import { child, type ModdleElement, text } from "../moddle.ts";
import { newNode, readAsync } from "./node.ts";
import { place, type Reader } from "./reader.ts";
import { isMultiInstance } from "./refusals.ts";

/** Wraps a multi-instance activity into its body, which takes its place in the scope; null when it is none. */
export function wrapMultiInstance(reader: Reader, element: ModdleElement, node: FlowNode): FlowNode | null {
  if (!isMultiInstance(element)) return null;
  const loop = child(element, "loopCharacteristics")!;
  const body = newNode(`${node.id}#multiInstanceBody`, node.type, "multi-instance", node.parent);
  body.activityType = "multiInstanceBody";
  body.isScope = true;
  body.isContainer = true;
  body.initial = node;
  body.asyncBefore = node.asyncBefore;
  body.asyncAfter = node.asyncAfter;
  body.exclusive = node.exclusive;
  body.jobPriority = node.jobPriority;
  body.retryTimeCycle = node.retryTimeCycle;
  readAsync(loop, node);
  node.parent = body;
  reader.nodes.set(body.id, body);

  const cardinality = child(loop, "loopCardinality");
  const collection = text(loop, "camunda:collection");
  const condition = child(loop, "completionCondition");
  const collectionExpression = collection !== undefined && /[$#]\{/.test(collection);
  body.multiInstance = {
    sequential: loop.get("isSequential") === true,
    cardinality: cardinality ? parseExpression((text(cardinality, "body") ?? "").trim()) : null,
    collection: collectionExpression ? parseExpression(collection) : null,
    collectionVariable: collection !== undefined && !collectionExpression ? collection : null,
    elementVariable: text(loop, "camunda:elementVariable") ?? null,
    completionCondition: condition ? parseExpression((text(condition, "body") ?? "").trim()) : null,
  };
  checkLoop(reader, element, loop, body);
  return body;
}

function checkLoop(reader: Reader, element: ModdleElement, loop: ModdleElement, body: FlowNode): void {
  const detail = body.multiInstance!;
  const at = place(reader, loop);
  if (at?.children.some(({ name }) => name === "loopDataInputRef" || name === "inputDataItem")) {
    reader.problems.error(
      "loopDataInputRef is not supported by this engine: use camunda:collection and camunda:elementVariable.",
      place(reader, element),
    );
  } else if (!detail.cardinality && !detail.collection && !detail.collectionVariable) {
    reader.problems.error("Either loopCardinality or loopDataInputRef/activiti:collection must be set", at, body.id);
  }
  if (detail.elementVariable && !detail.collection && !detail.collectionVariable) {
    reader.problems.error(
      "LoopDataInputRef/activiti:collection must be set when using inputDataItem or activiti:elementVariable",
      at,
      body.id,
    );
  }
}

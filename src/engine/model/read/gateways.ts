import type { FlowNode } from "../elements.ts";
import { type ModdleElement, typeName } from "../moddle.ts";
import { createNode } from "./node.ts";
import { place, type Reader } from "./reader.ts";

/** Exclusive, inclusive, parallel and event-based gateways. */
export function readGateway(reader: Reader, element: ModdleElement, scope: FlowNode): FlowNode {
  switch (typeName(element)) {
    case "exclusiveGateway":
      return createNode(reader, element, "exclusive-gateway", scope);
    case "inclusiveGateway":
      return createNode(reader, element, "inclusive-gateway", scope);
    case "parallelGateway":
      return createNode(reader, element, "parallel-gateway", scope);
    default: {
      const node = createNode(reader, element, "event-based-gateway", scope);
      node.isScope = true;
      if (node.asyncAfter) {
        reader.problems.error("'asyncAfter' not supported for eventBasedGateway elements.", place(reader, element));
      }
      return node;
    }
  }
}

/** Checks the flows behind an exclusive gateway, as Camunda does once all flows are known. */
export function validateExclusiveGateway(reader: Reader, gateway: FlowNode): void {
  const report = (message: string, flowId?: string): void => {
    reader.problems.error(
      `Exclusive Gateway '${gateway.id}' ${message}`,
      null,
      ...(flowId ? [gateway.id, flowId] : [gateway.id]),
    );
  };
  const [only, ...others] = gateway.outgoing;
  if (!only) {
    report("has no outgoing sequence flows.");
    return;
  }
  if (others.length === 0) {
    if (only.condition) {
      report(`has only one outgoing sequence flow ('${only.id}'). This is not allowed to have a condition.`, only.id);
    }
    return;
  }
  const bare = gateway.outgoing.filter((flow) => !flow.condition && flow !== gateway.defaultFlow);
  if (gateway.defaultFlow?.condition) {
    const id = gateway.defaultFlow.id;
    report(`has outgoing sequence flow '${id}' which is the default flow but has a condition too.`, id);
  }
  if (gateway.defaultFlow || bare.length > 1) {
    for (const flow of bare) {
      report(`has outgoing sequence flow '${flow.id}' without condition which is not the default flow.`, flow.id);
    }
  } else if (bare.length === 1) {
    gateway.defaultFlow = bare[0]!;
    reader.problems.warning(
      `Exclusive Gateway '${gateway.id}' has outgoing sequence flow '${bare[0]!.id}' without condition which is not the default flow. We assume it to be the default flow, but it is bad modeling practice, better set the default flow in your gateway.`,
      null,
      gateway.id,
      bare[0]!.id,
    );
  }
}

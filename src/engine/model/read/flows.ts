import { parseExpression } from "../../expression/index.ts";
import type { Flow, FlowNode } from "../elements.ts";
import { child, elements, type ModdleElement, text } from "../moddle.ts";
import { isHandler } from "./handlers.ts";
import { readTakeListeners } from "./listeners.ts";
import { place, type Reader } from "./reader.ts";
import { refuseScript } from "./refusals.ts";

/** Connects the nodes of one scope by its sequence flows, in document order. */
export function readFlows(reader: Reader, owner: ModdleElement, scope: FlowNode): void {
  const flows = elements(owner, "flowElements").filter((element) => element.$type === "bpmn:SequenceFlow");
  const handlers = elements(owner, "flowElements").filter(isHandler);
  for (const element of flows) readFlow(reader, element, scope, new Set(handlers.map(({ id }) => id ?? "")));
  for (const element of elements(owner, "flowElements")) {
    const flowId = child(element, "default")?.id;
    const node = flowId ? endOf(reader, element.id ?? "", scope) : null;
    if (node) node.defaultFlow = node.outgoing.find((flow) => flow.id === flowId) ?? null;
  }
}

function readFlow(reader: Reader, element: ModdleElement, scope: FlowNode, handlers: ReadonlySet<string>): void {
  const at = place(reader, element);
  const sourceId = at?.attributes.sourceRef ?? "null";
  let targetId = at?.attributes.targetRef ?? "null";
  if (reader.linkSources.has(sourceId)) return;
  const link = reader.linkSources.get(targetId);
  if (link !== undefined) {
    const linked = reader.linkTargets.get(link);
    if (!linked) {
      reader.problems.error(
        `sequence flow points to link event source with name '${link}' but no event target with that name exists. Most probably your link events are not configured correctly.`,
        at,
      );
      return;
    }
    targetId = linked;
  }
  const source = endOf(reader, sourceId, scope);
  const target = endOf(reader, targetId, scope);
  const id = element.id ?? "";
  for (const [end, direction] of [
    [sourceId, "outgoing"],
    [targetId, "incoming"],
  ] as const) {
    if (!handlers.has(end)) continue;
    reader.problems.error(
      `Invalid ${direction} sequence flow of compensation activity '${end}'. A compensation activity should not have an incoming or outgoing sequence flow.`,
      at,
      end,
      id,
    );
    return;
  }
  if (!source) reader.problems.error(`Invalid source '${sourceId}' of sequence flow '${id}'`, at);
  else if (!target) reader.problems.error(`Invalid destination '${targetId}' of sequence flow '${id}'`, at);
  if (!source || !target) return;
  if (source.behaviour === "event-based-gateway") return;
  if (target.behaviour === "event-after-gateway") {
    reader.problems.error(
      `Invalid incoming sequenceflow for intermediateCatchEvent with id '${targetId}' connected to an event-based gateway.`,
      at,
    );
    return;
  }
  if (source.behaviour === "event-subprocess") reader.problems.error("Invalid outgoing sequence flow of event subprocess", at);
  if (target.behaviour === "event-subprocess") reader.problems.error("Invalid incoming sequence flow of event subprocess", at);
  const flow: Flow = {
    id,
    name: text(element, "name") ?? null,
    source,
    target,
    condition: readCondition(reader, element),
    take: readTakeListeners(reader, element),
  };
  source.outgoing.push(flow);
  target.incoming.push(flow);
}

/** The node of that scope; of a multi-instance activity its body, which the flows are attached to. */
function endOf(reader: Reader, id: string, scope: FlowNode): FlowNode | null {
  const node = reader.nodes.get(id);
  if (!node) return null;
  const end = node.parent?.behaviour === "multi-instance" ? node.parent : node;
  return end.parent === scope ? end : null;
}

function readCondition(reader: Reader, element: ModdleElement): Flow["condition"] {
  const formal = child(element, "conditionExpression");
  if (!formal) return null;
  const written = place(reader, element)?.children.find(({ name }) => name === "conditionExpression");
  const type = Object.entries(written?.attributes ?? {}).find(([name]) => name.endsWith(":type"))?.[1];
  if (type !== undefined && !/^(?:[^:]+:)?tFormalExpression$/.test(type)) {
    const message = "Invalid type, only tFormalExpression is currently supported";
    reader.problems.error(message, written ?? null, element.id ?? "");
  }
  if (refuseScript(reader, element, formal)) return null;
  return parseExpression((text(formal, "body") ?? "").trim());
}

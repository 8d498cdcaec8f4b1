import type { DiagramElement, WithServices } from "./services.ts";

/** Free space beside an element, as bpmn-js leaves it. */
const GAP = 50;

/** The flow into which a new element goes: the only one that leaves an element which does not decide; else none. */
export function flowBehind(element: DiagramElement): DiagramElement | null {
  if (/Gateway$/.test(element.type)) return null;
  const flows = (element.outgoing ?? []).filter(({ type }) => type === "bpmn:SequenceFlow");
  return flows.length === 1 ? flows[0]! : null;
}

/** Puts a new shape into a flow, between the elements that it joins; what stands behind it makes room. */
export function insert(modeler: WithServices, flow: DiagramElement, shape: DiagramElement): DiagramElement {
  const modeling = modeler.get("modeling");
  const [before, after] = [flow.source!, flow.target!];
  const edge = before.x + before.width;
  const missing = edge + 2 * GAP + shape.width - after.x;
  const behind = after.x >= edge;
  if (behind && missing > 0) {
    const isBehind = ({ x, parent, host, labelTarget, waypoints }: DiagramElement) =>
      waypoints === undefined && labelTarget === undefined && host === undefined && parent === before.parent && x >= edge;
    modeling.moveElements(modeler.get("elementRegistry").filter(isBehind), { x: missing, y: 0 });
  }
  const place = behind ? { x: edge + GAP + shape.width / 2, y: before.y + before.height / 2 } : middleOf(flow);
  return modeling.createShape(shape, place, flow);
}

function middleOf({ waypoints = [] }: DiagramElement): { x: number; y: number } {
  const at = Math.max(1, Math.floor(waypoints.length / 2));
  const [from, to] = [waypoints[at - 1]!, waypoints[at]!];
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}

import { child, elements, isA, type ModdleElement } from "../lint/model.ts";
import { boundaryEventsOf, outgoingOf } from "./flows.ts";

/** What is no station on the way: flows, data, and what hangs on an activity. */
const ASIDE = ["sequenceFlow", "boundaryEvent", "dataObject", "dataObjectReference", "dataStoreReference"];

/** The nodes of a process or subprocess in the order of the flow: whatever leads somewhere stands before it, loops apart. */
export function inOrder(scope: ModdleElement): ModdleElement[] {
  const nodes = elements(scope, "flowElements").filter((element) => !isA(element, ...ASIDE));
  const known = new Set(nodes);
  const seen = new Set<ModdleElement>();
  const sources = nodes.filter((node) => isA(node, "startEvent"));
  const reached = walk(sources, known, seen);
  // What nothing leads to, such as an event subprocess, stands at the end.
  const rest = nodes.flatMap((node) => walk([node], known, seen));
  return [...reached, ...rest];
}

/** Reverse postorder of a depth-first walk, without recursion: models may be long. */
function walk(from: ModdleElement[], known: Set<ModdleElement>, seen: Set<ModdleElement>): ModdleElement[] {
  const finished: ModdleElement[] = [];
  const stack: { node: ModdleElement; open: ModdleElement[] }[] = [];
  const enter = (node: ModdleElement) => {
    if (seen.has(node) || !known.has(node)) return;
    seen.add(node);
    stack.push({ node, open: targetsOf(node) });
  };
  for (const source of from.toReversed()) {
    enter(source);
    while (stack.length > 0) {
      const top = stack.at(-1)!;
      const next = top.open.pop();
      if (next !== undefined) enter(next);
      else finished.push(stack.pop()!.node);
    }
  }
  return finished.reverse();
}

/** The ends that only a reminder leads to, or whatever else happens beside a step that goes on. */
export function endsAside(scope: ModdleElement): Set<ModdleElement> {
  const nodes = elements(scope, "flowElements");
  const beside = nodes.filter((node) => isA(node, "boundaryEvent") && node.get("cancelActivity") === false);
  const main = reachedFrom(nodes.filter((node) => isA(node, "startEvent")));
  return new Set([...reachedFrom(beside)].filter((node) => isA(node, "endEvent") && !main.has(node)));
}

/** Everything that comes after some nodes without anything that happens beside. */
function reachedFrom(from: ModdleElement[]): Set<ModdleElement> {
  const reached = new Set(from);
  for (const node of reached) {
    const events = boundaryEventsOf(node).filter((event) => event.get("cancelActivity") !== false);
    for (const flow of [node, ...events].flatMap(outgoingOf)) {
      const target = child(flow, "targetRef");
      if (target !== undefined) reached.add(target);
    }
  }
  return reached;
}

/** What comes after a node, what its boundary events lead to last. */
function targetsOf(node: ModdleElement): ModdleElement[] {
  const flows = [node, ...boundaryEventsOf(node)].flatMap(outgoingOf);
  return flows.map((flow) => child(flow, "targetRef")).filter((target) => target !== undefined);
}

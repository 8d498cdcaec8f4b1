import { child, elements, isA, type ModdleElement } from "../lint/model.ts";

/** What hangs together in a process or subprocess. */
interface Connections {
  outgoing: Map<ModdleElement, ModdleElement[]>;
  incoming: Map<ModdleElement, ModdleElement[]>;
  boundary: Map<ModdleElement, ModdleElement[]>;
}

/** Read once for each scope: models may be long. */
const known = new WeakMap<ModdleElement, Connections>();

/** The flows that leave a node. */
export const outgoingOf = (node: ModdleElement) => connectionsBeside(node)?.outgoing.get(node) ?? [];
/** The flows that lead to a node. */
export const incomingOf = (node: ModdleElement) => connectionsBeside(node)?.incoming.get(node) ?? [];
/** The events at the border of an activity. */
export const boundaryEventsOf = (activity: ModdleElement) => connectionsBeside(activity)?.boundary.get(activity) ?? [];

function connectionsBeside({ $parent: scope }: ModdleElement): Connections | undefined {
  if (scope === undefined) return undefined;
  if (!known.has(scope)) known.set(scope, connectionsOf(scope));
  return known.get(scope);
}

function connectionsOf(scope: ModdleElement): Connections {
  const all: Connections = { outgoing: new Map(), incoming: new Map(), boundary: new Map() };
  const add = (map: Map<ModdleElement, ModdleElement[]>, key: ModdleElement | undefined, value: ModdleElement) => {
    if (key !== undefined) map.set(key, [...(map.get(key) ?? []), value]);
  };
  for (const element of elements(scope, "flowElements")) {
    if (isA(element, "boundaryEvent")) add(all.boundary, child(element, "attachedToRef"), element);
    if (!isA(element, "sequenceFlow")) continue;
    add(all.outgoing, child(element, "sourceRef"), element);
    add(all.incoming, child(element, "targetRef"), element);
  }
  return all;
}

import { elements, type ModdleElement, readModdle, text, typeName } from "../engine/model/moddle.ts";

/** An element of a model that no scenario shows. */
export interface Uncovered {
  id: string;
  name: string;
}

/** What the scenarios of a model show of it. */
export interface Coverage {
  /** Ids of elements and flows that some scenario reaches, and in how many. */
  reached: Record<string, number>;
  /** Elements never reached; ends are told apart. */
  elements: Uncovered[];
  flows: Uncovered[];
  ends: Uncovered[];
}

/** What these played scenarios reach of the model, and what they do not. A model that cannot be read has nothing. */
export async function coverageOf(xml: string, played: { path: string[]; flows: string[] }[]): Promise<Coverage> {
  const reached: Record<string, number> = {};
  for (const { path, flows } of played) for (const id of new Set([...path, ...flows])) reached[id] = (reached[id] ?? 0) + 1;
  const all = await elementsOf(xml);
  const missing = all.filter(({ id }) => reached[id ?? ""] === undefined);
  const among = (accepts: (kind: string) => boolean) =>
    missing
      .filter((element) => accepts(typeName(element)))
      .map((element) => ({ id: element.id ?? "", name: text(element, "name") ?? "" }));
  return {
    reached,
    elements: among((kind) => kind !== "sequenceFlow" && kind !== "endEvent"),
    flows: among((kind) => kind === "sequenceFlow"),
    ends: among((kind) => kind === "endEvent"),
  };
}

const DRAWN_ONLY = ["dataObjectReference", "dataObject", "dataStoreReference"];

async function elementsOf(xml: string): Promise<ModdleElement[]> {
  try {
    const { root } = await readModdle(xml);
    const processes = elements(root, "rootElements").filter((element) => typeName(element) === "process");
    return processes.flatMap(inside).filter((element) => !DRAWN_ONLY.includes(typeName(element)) && !isLink(element));
  } catch {
    return [];
  }
}

function inside(scope: ModdleElement): ModdleElement[] {
  return elements(scope, "flowElements").flatMap((element) => [element, ...inside(element)]);
}

/** Links are lines that are not drawn: nothing happens at them. */
function isLink(element: ModdleElement): boolean {
  return elements(element, "eventDefinitions").some((definition) => typeName(definition) === "linkEventDefinition");
}

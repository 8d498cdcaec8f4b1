import { ChangeHandler, diff } from "bpmn-js-differ";
import { elements, type ModdleElement, readModdle, typeName } from "../../../../engine/model/moddle.ts";
import { kindOf } from "../../../../texts/engine-words.ts";
import { differences as texts } from "../../../../texts/models/differences.ts";
import { type Facts, factsOf, nameOf } from "./facts.ts";

/** One property, before and after; null: it was not there. */
export interface ChangedFact {
  label: string;
  from: string | null;
  to: string | null;
}

export type DifferenceKind = "added" | "removed" | "changed" | "moved";

/** What happened to one element. */
export interface ElementDifference {
  id: string;
  kind: DifferenceKind;
  /** What it is, in Portuguese. */
  type: string;
  name: string;
  /** Of what was added or changed. */
  facts: ChangedFact[];
}

/** A version that is no BPMN. */
export class UnreadableVersion extends Error {
  override readonly name = "UnreadableVersion";
  readonly code = "unreadable-version";
  constructor(
    readonly side: "from" | "to",
    readonly reason: string,
  ) {
    super(texts.unreadable(side, reason));
  }
}

/**
 * What leads from one version of a model to another, element by element in the order of the new file; what is only drawn
 * elsewhere comes last. Throws UnreadableVersion.
 */
export async function compareModels(from: string, to: string): Promise<ElementDifference[]> {
  const [before, after] = [await read(from, "from"), await read(to, "to")];
  const layout = layoutChanges(before.root, after.root);
  const found: ElementDifference[] = [];
  for (const [id, element] of after.known) {
    const old = before.known.get(id);
    const facts = changedFacts(old === undefined ? new Map() : told(old), told(element));
    if (old === undefined) found.push({ ...named(element), kind: "added", facts });
    else if (facts.length > 0) found.push({ ...named(element), kind: "changed", facts });
    else if (layout.has(id)) found.push({ ...named(element), kind: "moved", facts: [] });
  }
  for (const [id, element] of before.known) {
    if (!after.known.has(id)) found.push({ ...named(element), kind: "removed", facts: [] });
  }
  return found.sort((a, b) => Number(a.kind === "moved") - Number(b.kind === "moved"));
}

/** What the sentence about a new element says already. */
const SAID_BY_SENTENCE = new Set<string>([texts.elementType, texts.attribute("name")]);

/** How many there are of each kind. */
export function countKinds(found: ElementDifference[]): Record<DifferenceKind, number> {
  const counts = { added: 0, removed: 0, changed: 0, moved: 0 };
  for (const { kind } of found) counts[kind]++;
  return counts;
}

async function read(xml: string, side: "from" | "to") {
  try {
    const { root } = await readModdle(xml);
    return { root, known: new Map(tracked(root).map((element) => [element.id ?? "", element])) };
  } catch (error) {
    throw new UnreadableVersion(side, (error as Error).message);
  }
}

/** Everything that stands in the drawing or has properties of its own. */
function tracked(root: ModdleElement): ModdleElement[] {
  return elements(root, "rootElements").flatMap((element) => {
    const kind = typeName(element);
    if (kind === "process") return [element, ...inside(element)];
    return kind === "collaboration"
      ? ["participants", "messageFlows", "artifacts"].flatMap((name) => elements(element, name))
      : [];
  });
}

function inside(scope: ModdleElement): ModdleElement[] {
  const lanes = elements(scope, "laneSets").flatMap((set) => elements(set, "lanes"));
  const flow = elements(scope, "flowElements").filter((element) => typeName(element) !== "dataObject");
  const own = flow.flatMap((element) => [element, ...inside(element)]);
  return [...own, ...lanes, ...elements(scope, "artifacts")];
}

/** The facts of an element, with what it is and where it stands. */
function told(element: ModdleElement): Facts {
  const facts: Facts = new Map([[texts.elementType, { shown: kindInWords(element), same: element.$type }], ...factsOf(element)]);
  const around = element.$parent;
  if (around !== undefined && /subProcess|transaction/i.test(typeName(around))) {
    facts.set(texts.parentLabel, { shown: nameOf(around), same: around.id ?? "" });
  }
  return facts;
}

function changedFacts(from: Facts, to: Facts): ChangedFact[] {
  const labels = [...new Set([...to.keys(), ...from.keys()])];
  return labels
    .filter((label) => from.get(label)?.same !== to.get(label)?.same)
    .filter((label) => from.size > 0 || !SAID_BY_SENTENCE.has(label))
    .map((label) => ({ label, from: from.get(label)?.shown ?? null, to: to.get(label)?.shown ?? null }));
}

function named(element: ModdleElement): Pick<ElementDifference, "id" | "type" | "name"> {
  return { id: element.id ?? "", type: kindInWords(element), name: shownName(element) };
}

/** A flow without a name is called by its ends. */
function shownName(element: ModdleElement): string {
  const { name, sourceRef, targetRef } = element as unknown as Record<string, ModdleElement | undefined>;
  if (name || sourceRef === undefined || targetRef === undefined) return nameOf(element);
  return `${nameOf(sourceRef)} → ${nameOf(targetRef)}`;
}

function kindInWords(element: ModdleElement): string {
  return texts.kind(element.$type, kindOf);
}

/** Ids of the elements that are drawn elsewhere or otherwise. */
function layoutChanges(from: ModdleElement, to: ModdleElement): Set<string> {
  return new Set(Object.keys(diff(from, to, new LayoutChanges())._layoutChanged));
}

/** Copes with drawings of elements that are not there. */
class LayoutChanges extends ChangeHandler {
  override _computeChangeId(element: { id?: string } | undefined): string {
    return element?.id ?? "";
  }
}

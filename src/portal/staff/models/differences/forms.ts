import { differences } from "../../../../texts/models/differences.ts";
import type { ChangedFact } from "./models.ts";

const texts = differences.form;

/** What happened to one component of a form, or to the form itself. */
export interface ComponentDifference {
  id: string;
  kind: "added" | "removed" | "changed";
  /** The sentence about it, in Portuguese. */
  sentence: string;
  facts: ChangedFact[];
}

type Json = Record<string, unknown>;

/** Of the form itself: what only says which tool wrote it. */
const WRITER = new Set(["components", "exporter", "schemaVersion", "executionPlatformVersion"]);

/** What leads from one version of a form to another, field by field. Throws SyntaxError for what is no JSON. */
export function compareForms(from: string, to: string): ComponentDifference[] {
  const [before, after] = [JSON.parse(from) as Json, JSON.parse(to) as Json];
  const [old, now] = [componentsOf(before), componentsOf(after)];
  const found: ComponentDifference[] = [];
  const whole = changes(before, after, WRITER);
  const [orderBefore, orderAfter] = [sharedOrder(old, now), sharedOrder(now, old)];
  if (orderBefore.join() !== orderAfter.join()) {
    const names = (ids: string[], known: Map<string, Json>) => ids.map((id) => nameOf(known.get(id)!)).join("; ");
    whole.push({ label: texts.orderFact, from: names(orderBefore, old), to: names(orderAfter, now) });
  }
  if (whole.length > 0) found.push({ id: "", kind: "changed", sentence: texts.whole, facts: whole });
  for (const [id, component] of now) {
    const previous = old.get(id);
    const facts = changes(previous ?? {}, component, new Set(["id", "components", ...(previous === undefined ? ["type"] : [])]));
    if (previous === undefined) found.push({ id, kind: "added", sentence: texts.added(...called(component)), facts });
    else if (facts.length > 0) found.push({ id, kind: "changed", sentence: texts.changed(...called(component)), facts });
  }
  for (const [id, component] of old) {
    if (!now.has(id)) found.push({ id, kind: "removed", sentence: texts.removed(...called(component)), facts: [] });
  }
  return found;
}

/** Every component by its id, those inside groups and lists included. */
function componentsOf(form: Json): Map<string, Json> {
  const found = new Map<string, Json>();
  const walk = (list: unknown) => {
    if (!Array.isArray(list)) return;
    for (const component of list as Json[]) {
      if (typeof component !== "object" || component === null) continue;
      found.set(String(component.id ?? component.key ?? found.size), component);
      walk(component.components);
    }
  };
  walk(form.components);
  return found;
}

/** Ids that both have, in the order of the first. */
function sharedOrder(own: Map<string, Json>, other: Map<string, Json>): string[] {
  return [...own.keys()].filter((id) => other.has(id));
}

function changes(from: Json, to: Json, left: Set<string>): ChangedFact[] {
  const [before, after] = [flat(from, left), flat(to, left)];
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((path) => ({ label: texts.property(path), from: before.get(path) ?? null, to: after.get(path) ?? null }))
    .filter((fact) => fact.from !== fact.to);
}

/** The properties of a component with their paths, `validate.required` for example; lists stay together. */
function flat(json: Json, left: Set<string>, prefix = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(json)) {
    if (prefix === "" && left.has(name)) continue;
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      for (const [path, inner] of flat(value as Json, left, `${prefix}${name}.`)) found.set(path, inner);
    } else found.set(`${prefix}${name}`, shown(value));
  }
  return found;
}

function shown(value: unknown): string {
  if (typeof value === "boolean") return value ? differences.yes : differences.no;
  if (Array.isArray(value)) return value.map(shownItem).join("; ");
  return value === null || value === "" ? differences.empty : String(value);
}

function shownItem(item: unknown): string {
  if (typeof item !== "object" || item === null) return String(item);
  const { label, value } = item as Json;
  return label !== undefined && value !== undefined ? texts.option(String(label), String(value)) : JSON.stringify(item);
}

function called(component: Json): [kind: string, name: string] {
  return [texts.component(String(component.type ?? "")), nameOf(component)];
}

/** What a person would call it. */
function nameOf(component: Json): string {
  return String(component.label || component.key || component.id || component.type || "");
}

import { createRequire } from "node:module";
import { BpmnModdle } from "bpmn-moddle";

const camunda = createRequire(import.meta.url)("camunda-bpmn-moddle/resources/camunda.json");

export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A flow element as moddle gives it; references are resolved. */
export interface ModelElement {
  $type: string;
  id: string;
  name?: string;
  // biome-ignore lint/suspicious/noExplicitAny: moddle objects, asserted property by property
  [property: string]: any;
}

export interface Model {
  definitions: ModelElement;
  process: ModelElement;
  elements: ModelElement[];
  warnings: string[];
  shapes: { element: ModelElement; bounds: Bounds; label?: Bounds }[];
  edges: { element: ModelElement; waypoints: { x: number; y: number }[]; label?: Bounds }[];
}

/** Reads a model with one process. */
export async function readModel(xml: string): Promise<Model> {
  const { rootElement, warnings } = await new BpmnModdle({ camunda }).fromXML(xml);
  const definitions = rootElement as ModelElement;
  const process = definitions.rootElements.find(({ $type }: ModelElement) => $type === "bpmn:Process");
  const drawn: ModelElement[] = definitions.diagrams?.[0]?.plane.planeElement ?? [];
  const label = (one: ModelElement) => (one.label?.bounds ? { label: one.label.bounds as Bounds } : {});
  return {
    definitions,
    process,
    elements: process.flowElements,
    warnings: (warnings as { message: string }[]).map(({ message }) => message),
    shapes: drawn
      .filter(({ $type }) => $type === "bpmndi:BPMNShape")
      .map((shape) => ({ element: shape.bpmnElement, bounds: shape.bounds, ...label(shape) })),
    edges: drawn
      .filter(({ $type }) => $type === "bpmndi:BPMNEdge")
      .map((edge) => ({ element: edge.bpmnElement, waypoints: edge.waypoint, ...label(edge) })),
  };
}

/** Value of a `camunda:property`. */
export function property(element: ModelElement, name: string): string | undefined {
  const lists = extensions(element).filter(({ $type }) => $type === "camunda:Properties");
  return lists.flatMap(({ values }) => values as ModelElement[]).find((one) => one.name === name)?.value;
}

export function extensions(element: ModelElement): ModelElement[] {
  return element.extensionElements?.values ?? [];
}

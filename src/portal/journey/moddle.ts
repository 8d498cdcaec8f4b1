import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** The part of a BPMN element that the portal reads. */
export interface BpmnElement {
  $type: string;
  id: string;
  name?: string;
  documentation?: { text?: string }[];
  flowElements?: BpmnElement[];
  rootElements?: BpmnElement[];
  extensionElements?: { values?: { $type: string; values?: { name: string; value: string }[] }[] };
  calledElement?: string;
  calledElementBinding?: string;
}

interface Moddle {
  fromXML(xml: string): Promise<{ rootElement: BpmnElement }>;
}

let moddle: Promise<Moddle> | null = null;

/** The reader of BPMN XML, with Camunda's extensions; loaded when the first model is read. */
export function BpmnModdle(): Promise<Moddle> {
  moddle ??= load();
  return moddle;
}

async function load(): Promise<Moddle> {
  const require = createRequire(import.meta.url);
  const descriptor = await readFile(require.resolve("camunda-bpmn-moddle/resources/camunda.json"), "utf8");
  const { BpmnModdle: Reader } = await import("bpmn-moddle");
  return new Reader({ camunda: JSON.parse(descriptor) }) as unknown as Moddle;
}

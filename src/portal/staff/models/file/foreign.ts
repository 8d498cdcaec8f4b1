import { readSource, type SourceElement } from "../../../../engine/model/source.ts";
import { kindOf } from "../../../../models/file.ts";
import { content as texts } from "../../../../texts/models/content.ts";

/** Namespaces that a model for Camunda 7 may have. */
const KNOWN = [
  "http://www.omg.org/spec/",
  "http://camunda.org/schema/",
  "http://operaton.org/schema/",
  "http://www.w3.org/",
  "http://bpmn.io/schema/",
  "http://www.bpmn.io/",
];
const TOOLS: [RegExp, string][] = [
  [/activiti/i, "Activiti"],
  [/flowable/i, "Flowable"],
  [/signavio/i, "Signavio"],
  [/bizagi/i, "Bizagi"],
  [/jboss|drools|jbpm/i, "jBPM"],
  [/trisotech/i, "Trisotech"],
  [/sparx/i, "Enterprise Architect"],
];

/** Says in Portuguese what keeps a well-formed file of another tool from being used here; null: nothing. */
export function foreignness(path: string, content: string): string | null {
  const kind = kindOf(path);
  if (kind === "form")
    return isZeebe((JSON.parse(content) as Record<string, unknown>).executionPlatform) ? texts.formZeebe : null;
  if (kind !== "model") return null;
  const { root } = readSource(content);
  const names = new Map<string, string>();
  const used = new Set<string>();
  const processes: SourceElement[] = [];
  const waiting = [root];
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    for (const [name, value] of Object.entries(element.attributes))
      if (name.startsWith("xmlns:")) names.set(name.slice(6), value);
    for (const name of [element.qualifiedName, ...Object.keys(element.attributes)]) used.add(name.split(":", 2)[0]!);
    if (element.name === "process") processes.push(element);
    waiting.push(...element.children);
  }
  const platform = Object.entries(root.attributes).find(([name]) => name.endsWith(":executionPlatform"))?.[1];
  if (isZeebe(platform) || [...names.values()].some((uri) => uri.includes("/schema/zeebe/"))) return texts.zeebe;
  const vendor = [...names].find(
    ([prefix, uri]) => used.has(prefix) && prefix !== "xmlns" && !KNOWN.some((known) => uri.startsWith(known)),
  );
  if (vendor !== undefined) return texts.vendor(TOOLS.find(([pattern]) => pattern.test(vendor[1]))?.[1] ?? vendor[1]);
  if (processes.length === 0) return texts.noProcess;
  const idle = processes.find(({ attributes }) => attributes.isExecutable !== "true");
  return idle === undefined ? null : texts.notExecutable(idle.attributes.name ?? idle.attributes.id ?? "");
}

function isZeebe(platform: unknown): boolean {
  return platform === "Camunda Cloud" || platform === "Camunda 8";
}

import type { ProcessModel } from "../definition.ts";
import type { FlowNode } from "../elements.ts";
import { documentation, flag, type ModdleElement, text } from "../moddle.ts";
import { validateExclusiveGateway } from "./gateways.ts";
import { readListeners } from "./listeners.ts";
import { newNode, properties } from "./node.ts";
import { readProcessStarts } from "./process-start.ts";
import { place, priority, type Reader } from "./reader.ts";
import { readScope } from "./scope.ts";

const NO_TIME_TO_LIVE =
  "ENGINE-12018 History Time To Live (TTL) cannot be null. TTL is necessary for the History Cleanup to work. The following options are possible:\n* Set historyTimeToLive in the model\n* Set a default historyTimeToLive as a global process engine configuration\n* (Not recommended) Deactivate the enforceTTL config to disable this check";

/** Reads one executable process. */
export function readProcess(
  reader: Reader,
  element: ModdleElement,
  category: string,
  enforceHistoryTimeToLive: boolean,
): ProcessModel {
  reader.nodes = new Map();
  reader.linkTargets = new Map();
  reader.linkSources = new Map();
  const root = newNode(element.id ?? "", "process", "process", null);
  if (!element.id) reader.problems.error("Attribute 'id' is mandatory on process.", place(reader, element));
  root.activityType = "processDefinition";
  root.name = text(element, "name") ?? null;
  root.documentation = documentation(element);
  root.isScope = true;
  root.isContainer = true;
  root.properties = properties(element);
  root.jobPriority = priority(reader, element, "jobPriority");
  const historyTimeToLive = readTimeToLive(reader, element, enforceHistoryTimeToLive);
  readListeners(reader, element, root);
  const startEvents = readProcessStarts(reader, element, root);
  if (startEvents.length === 0 && !holdsStartEvent(reader, root)) {
    reader.problems.error("process must define a startEvent element", place(reader, element));
  }
  readScope(reader, element, root);
  for (const node of reader.nodes.values()) {
    if (node.behaviour === "exclusive-gateway") validateExclusiveGateway(reader, node);
  }
  inheritTaskPriority(reader, element);
  return {
    key: element.id ?? "",
    name: root.name,
    versionTag: text(element, "camunda:versionTag") ?? null,
    historyTimeToLive,
    category,
    description: root.documentation,
    startableInTasklist: text(element, "camunda:isStartableInTasklist") !== "false",
    candidateStarterUsers: names(element, "camunda:candidateStarterUsers"),
    candidateStarterGroups: names(element, "camunda:candidateStarterGroups"),
    startEvents,
    elements: reader.nodes,
    root,
  };
}

/** A start event that was reported already needs no second report. */
function holdsStartEvent(reader: Reader, root: FlowNode): boolean {
  return [...reader.nodes.values()].some((node) => node.type === "startEvent" && node.parent === root);
}

function names(element: ModdleElement, property: string): string[] {
  const list = text(element, property);
  return list === undefined ? [] : list.split(",").map((name) => name.trim());
}

/** camunda:taskPriority of the process holds for external tasks without one of their own. */
function inheritTaskPriority(reader: Reader, element: ModdleElement): void {
  const { nodes } = reader;
  const inherited = priority(reader, element, "taskPriority");
  if (!inherited) return;
  for (const node of nodes.values()) if (node.externalTask) node.externalTask.priority ??= inherited;
}

/** Days: `30` or `P30D`. */
function readTimeToLive(reader: Reader, element: ModdleElement, enforce: boolean): number | null {
  const written = text(element, "camunda:historyTimeToLive")?.trim();
  const at = place(reader, element);
  if (!written) {
    if (enforce) reader.problems.error(`${NO_TIME_TO_LIVE}: ${NO_TIME_TO_LIVE}`, at);
    return null;
  }
  const days = /^(?:P(\d+)D|(-?\d+))$/i.exec(written);
  if (!days) {
    const cause = `Cannot parse historyTimeToLive: For input string: "${written}"`;
    reader.problems.error(`${cause}: ${cause}`, at);
    return null;
  }
  const value = Number(days[1] ?? days[2]);
  if (value < 0) {
    const cause = "Cannot parse historyTimeToLive: negative value is not allowed";
    reader.problems.error(`${cause}: ${cause}`, at);
  }
  return value;
}

/** true unless the process says that it is not executable. */
export function isExecutable(element: ModdleElement): boolean {
  return element.get("isExecutable") === undefined || flag(element, "isExecutable");
}

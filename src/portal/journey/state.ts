import type { ActivityInstance, Incident, ProcessInstance, Task } from "../../camunda/types.ts";
import type { Language } from "../../domain/language.ts";
import type { PortalContext } from "../context.ts";
import type { ModelElement } from "./model.ts";
import type { Progress } from "./models.ts";

/** Where a journey stands, as the page about it needs to know. */
export type JourneyState =
  | { kind: "none" }
  | { kind: "task"; task: Task; progress: Progress }
  | { kind: "waiting"; page: string; processInstanceId: string; progress: Progress }
  | { kind: "processing"; progress: Progress | null }
  | { kind: "incident"; incident: Incident; progress: Progress | null }
  | { kind: "ended"; endEvent: ModelElement | null; cancelled: boolean };

/** Whether the process waits where the model names this page. */
export function isAt(state: JourneyState, page: string): boolean {
  return state.kind === "waiting" && state.page === page;
}

type Engine = Pick<PortalContext, "engine" | "models">;

/** Asks the engine where the journey with this business key stands; the steps are named in this language. */
export async function readState({ engine, models }: Engine, journeyId: string, language: Language = "pt"): Promise<JourneyState> {
  const [tasks, instances] = await Promise.all([
    engine.tasks({ processInstanceBusinessKey: journeyId, sortBy: "created", sortOrder: "asc" }),
    engine.processInstances({ businessKey: journeyId }),
  ]);
  if (instances.length === 0) return readEnd({ engine, models }, journeyId);
  const root = await rootOf(engine, instances);
  const task = tasks[0];
  if (task !== undefined) {
    const progress = await models.progress(root.definitionId, task.processDefinitionId, task.taskDefinitionKey, language);
    return { kind: "task", task, progress };
  }
  return readWait({ engine, models }, instances, root, language);
}

async function readWait(
  { engine, models }: Engine,
  instances: ProcessInstance[],
  root: ProcessInstance,
  language: Language,
): Promise<JourneyState> {
  let progress: Progress | null = null;
  for (const instance of instances) {
    const [tree, incidents] = await Promise.all([
      engine.activityInstances(instance.id).catch(() => null),
      engine.incidents({ processInstanceId: instance.id }),
    ]);
    const model = await models.of(instance.definitionId);
    for (const activityId of tree === null ? [] : leavesOf(tree)) {
      progress = await models.progress(root.definitionId, instance.definitionId, activityId, language);
      const page = model.find(activityId)?.page;
      if (page != null) return { kind: "waiting", page, processInstanceId: instance.id, progress };
    }
    const incident = incidents[0];
    if (incident !== undefined) return { kind: "incident", incident, progress };
  }
  return { kind: "processing", progress };
}

async function readEnd({ engine, models }: Engine, journeyId: string): Promise<JourneyState> {
  const past = await engine.historyProcessInstances({ processInstanceBusinessKey: journeyId });
  const root = past.find((instance) => instance.superProcessInstanceId === null);
  if (root === undefined) return { kind: "none" };
  const activities = await engine.historyActivityInstances({ processInstanceId: root.id });
  const end = activities
    .filter(({ activityType, canceled }) => /EndEvent$/.test(activityType) && !canceled)
    .sort((a, b) => (b.endTime ?? "").localeCompare(a.endTime ?? ""))[0];
  const model = await models.of(root.processDefinitionId);
  return {
    kind: "ended",
    endEvent: end === undefined ? null : model.find(end.activityId),
    cancelled: root.state === "EXTERNALLY_TERMINATED",
  };
}

/** The instance that the portal started: the one that no other called. */
async function rootOf(engine: PortalContext["engine"], instances: ProcessInstance[]): Promise<ProcessInstance> {
  if (instances.length === 1) return instances[0]!;
  const past = await engine.historyProcessInstances({ processInstanceBusinessKey: instances[0]!.businessKey ?? "" });
  const rootIds = new Set(past.filter((instance) => instance.superProcessInstanceId === null).map(({ id }) => id));
  return instances.find(({ id }) => rootIds.has(id)) ?? instances[0]!;
}

/** Activities in which something stands; a call activity stands in the instance it called. */
function leavesOf(tree: ActivityInstance): string[] {
  const inside = tree.childActivityInstances.flatMap(leavesOf);
  const starting = tree.childTransitionInstances.map(({ activityId }) => activityId);
  if (inside.length + starting.length > 0) return [...inside, ...starting];
  return tree.activityType === "processDefinition" || tree.activityType === "callActivity" ? [] : [tree.activityId];
}

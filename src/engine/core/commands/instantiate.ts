/** Start instructions: begin before an activity, behind it, or at a sequence flow, with the scopes around it. */
import type { Flow, FlowNode } from "../../model/elements.ts";
import { setLocalVariables, setVariables } from "../behaviours/variables.ts";
import { enterActivity, openActivity } from "../life-cycle/enter.ts";
import { takeFlow } from "../life-cycle/leave.ts";
import type { Run } from "../run.ts";
import { createConcurrent } from "../tree/concurrent.ts";
import type { Instance, Node } from "../tree/node.ts";
import { type Command, EngineException, type TypedValue } from "../types.ts";

export type StartInstruction = NonNullable<Extract<Command, { type: "start" }>["startInstructions"]>[number];

const NAMES = {
  startBeforeActivity: "Start before activity",
  startAfterActivity: "Start after activity",
  startTransition: "Start transition",
};

/** Begins one path of an instance. Throws NotValidException when there is no such activity or flow. */
export function instantiate(run: Run, instance: Instance, instruction: StartInstruction): void {
  const { activity, flow } = targetOf(instance, instruction);
  const missing: FlowNode[] = [];
  let scope = activity.parent!;
  let holder = scopeNode(instance, scope);
  while (!holder) {
    missing.unshift(scope);
    scope = scope.parent!;
    holder = scopeNode(instance, scope);
  }
  const free = holder.children.length === 0 && (holder.activity === null || holder.isEnded);
  let path = free ? holder : createConcurrent(run, holder);
  path.isEnded = false;
  path.isActive = true;
  path.activityInstanceId = null;
  for (const container of missing) {
    if (container.behaviour === "multi-instance") {
      throw new EngineException(
        `Start instructions within multi-instance activity '${container.initial!.id}' are not supported.`,
      );
    }
    path.activity = container;
    path = openActivity(run, path);
  }
  applyVariables(run, path, instruction.variables ?? {});
  path.activityInstanceId = null;
  path.activity = activity;
  path.flow = flow;
  path.skipAsync = flow !== null;
  run.schedule(flow ? takeFlow : enterActivity, path);
}

/** The activity to stand at, and the flow to take from it. */
function targetOf(instance: Instance, instruction: StartInstruction): { activity: FlowNode; flow: Flow | null } {
  const { elements, id } = instance.definition;
  const { type, activityId = "", transitionId = "" } = instruction;
  const wanted = type === "startTransition" ? transitionId : activityId;
  const invalid = (cause: string): EngineException =>
    new EngineException(`Cannot perform instruction: ${NAMES[type]} '${wanted}'; ${cause}`, "NotValidException");
  if (type === "startTransition") {
    for (const element of elements.values()) {
      const flow = (element as FlowNode).outgoing.find((each) => each.id === transitionId);
      if (flow) return { activity: flow.source, flow };
    }
    throw invalid(`Element '${wanted}' does not exist in process '${id}': element is null`);
  }
  const activity = elements.get(activityId) as FlowNode | undefined;
  if (!activity) throw invalid(`Element '${wanted}' does not exist in process '${id}': element is null`);
  if (type === "startBeforeActivity") return { activity, flow: null };
  const [flow, ...others] = activity.outgoing;
  if (!flow) throw invalid("Cannot start after activity, no outgoing sequence flow to take");
  if (others.length > 0) throw invalid("activity has more than one outgoing sequence flow");
  return { activity, flow };
}

function scopeNode(instance: Instance, scope: FlowNode): Node | null {
  const search = (node: Node): Node | null => {
    if (node.scope === scope) return node;
    for (const child of node.children) {
      const found = search(child);
      if (found) return found;
    }
    return null;
  };
  return search(instance.root);
}

function applyVariables(run: Run, node: Node, variables: NonNullable<StartInstruction["variables"]>): void {
  const global: Record<string, TypedValue> = {};
  const local: Record<string, TypedValue> = {};
  for (const [name, { local: isLocal, ...value }] of Object.entries(variables)) (isLocal ? local : global)[name] = value;
  setVariables(run, node, global);
  setLocalVariables(run, node, local);
}

/** Start instructions: begin before an activity, behind it, or at a sequence flow, with the scopes around it. */
import type { Definition } from "../../model/definition.ts";
import type { Flow, FlowNode } from "../../model/elements.ts";
import { setLocalVariables, setVariables } from "../behaviours/variables.ts";
import { enterActivity, openActivity } from "../life-cycle/enter.ts";
import { takeFlow } from "../life-cycle/leave.ts";
import type { Run } from "../run.ts";
import { createConcurrent } from "../tree/concurrent.ts";
import type { Instance, Node } from "../tree/node.ts";
import { type Command, EngineException, type TypedValue } from "../types.ts";

export type StartInstruction = NonNullable<Extract<Command, { type: "start" }>["startInstructions"]>[number];

/** Begins one path of an instance. Throws NotValidException when there is no such activity or flow. */
export function instantiate(run: Run, instance: Instance, instruction: StartInstruction): void {
  const { activity, flow } = targetOf(instance.definition, instruction);
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

/** The activity that the instruction begins at. */
export function begunActivity(definition: Definition, instruction: StartInstruction): FlowNode {
  const { activity, flow } = targetOf(definition, instruction);
  return flow?.target ?? activity;
}

/** The activity to stand at, and the flow to take from it. Throws NullValueException or NotValidException. */
function targetOf(definition: Definition, instruction: StartInstruction): { activity: FlowNode; flow: Flow | null } {
  const { elements, id } = definition;
  const { type, activityId = "", transitionId = "" } = instruction;
  const missing = (wanted: string): EngineException =>
    new EngineException(`Element '${wanted}' does not exist in process ${id}: targetElement is null`, "NullValueException");
  if (type === "startTransition") {
    for (const element of elements.values()) {
      const flow = (element as FlowNode).outgoing.find((each) => each.id === transitionId);
      if (flow) return { activity: flow.source, flow };
    }
    throw missing(transitionId);
  }
  const activity = elements.get(activityId) as FlowNode | undefined;
  if (type === "startBeforeActivity") {
    if (!activity) throw missing(activityId);
    return { activity, flow: null };
  }
  if (!activity) {
    throw new EngineException(
      `Cannot perform instruction: Start after activity '${activityId}'; Activity '${activityId}' does not exist: activity is null`,
      "NotValidException",
    );
  }
  const [flow, ...others] = activity.outgoing;
  if (!flow || others.length > 0) {
    const cause = flow ? "more than one outgoing sequence flow" : "no outgoing sequence flow to take";
    throw new EngineException(`Cannot start after activity ${activityId}; activity has ${cause}`);
  }
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

/** Start instructions: begin before an activity, behind it, or at a sequence flow, with the scopes around it. */
import type { Definition } from "../../model/definition.ts";
import type { Flow, FlowNode } from "../../model/elements.ts";
import { setLocalVariables, setVariables } from "../behaviours/variables.ts";
import { addInstance, beginInstances } from "../elements/container/loop-instances.ts";
import { deleteCascade, interruptContent } from "../life-cycle/cancel.ts";
import { enterActivity, openActivity } from "../life-cycle/enter.ts";
import { takeFlow } from "../life-cycle/take-flows.ts";
import type { Run } from "../run.ts";
import { runningIn } from "../tree/activity-instances.ts";
import { createConcurrent } from "../tree/concurrent.ts";
import type { Instance, Node } from "../tree/node.ts";
import { EngineException } from "../types/exceptions.ts";
import type { StartInstruction } from "../types/instructions.ts";
import type { TypedValue } from "../types/values.ts";

/**
 * Begins one path of an instance, whose start events come first where it is an event's. `modifying`: the instance runs
 * already. Throws NotValidException or NullValueException when there is no such activity or flow.
 */
export function instantiate(run: Run, instance: Instance, instruction: StartInstruction, modifying = false): void {
  const { activity, flow } = targetOf(instance.definition, instruction, modifying);
  refuseSuspended(run, instance);
  const missing: FlowNode[] = [];
  let scope = activity.parent!;
  const ancestor = instruction.ancestorActivityInstanceId === undefined ? null : ancestorOf(instance, instruction, scope);
  let holder = ancestor ?? scopeNode(instance, scope);
  while (!holder || holder.scope !== scope) {
    missing.unshift(scope);
    scope = scope.parent!;
    holder = ancestor ?? scopeNode(instance, scope);
  }
  const isInstance = holder.scope?.behaviour === "multi-instance";
  let path = isInstance
    ? addInstance(run, holder)
    : pathFor(run, instance, holder, missing.length > 1 ? null : begunEvent(activity));
  path.isEnded = false;
  path.isActive = true;
  path.activityInstanceId = null;
  for (const container of missing) {
    path.activity = container;
    path = openActivity(run, path);
    if (container.behaviour === "multi-instance") path = beginInstances(run, path);
  }
  applyVariables(run, path, instruction.variables ?? {});
  path.activityInstanceId = null;
  path.activity = activity;
  path.flow = flow;
  path.skipAsync = flow !== null;
  run.schedule(flow ? takeFlow : enterActivity, path);
}

/** What is suspended is not changed. Throws when it is. */
export function refuseSuspended({ isSuspended }: Run, { state: { id } }: Instance): void {
  if (!isSuspended) return;
  throw new EngineException(`ENGINE-03043 Execution with id '${id}' is suspended.`, "SuspendedEntityInteractionException");
}

/** The execution that begins: beside what the scope does, or in its place where an interrupting event begins. */
function pathFor(run: Run, instance: Instance, holder: Node, begun: FlowNode | null): Node {
  const interrupted = begun?.start === "interrupt-flow-scope" ? begun.parent : begun?.eventScope;
  if (begun?.start.startsWith("interrupt-") && holder.scope === interrupted) {
    interruptContent(run, holder, { reason: `Interrupting activity Activity(${begun.id}) executed.` });
    holder.isEnded = false;
    return holder;
  }
  const host =
    begun?.start === "cancel-event-scope" && begun.eventScope ? scopeNode(instance, begun.eventScope, hostsAmbiguous) : null;
  if (host) {
    deleteCascade(run, host, { reason: `Cancel scope activity Activity(${begun!.id}) executed.` });
    return host.parent!;
  }
  const free = holder.children.length === 0 && (holder.activity === null || holder.isEnded);
  return free ? holder : createConcurrent(run, holder);
}

/** The event subprocess, when the activity is one or its start event; else the activity. */
function begunEvent(activity: FlowNode): FlowNode {
  const { parent } = activity;
  return parent?.behaviour === "event-subprocess" && parent.initial === activity ? parent : activity;
}

/** The activity that the instruction begins at. */
export function begunActivity(definition: Definition, instruction: StartInstruction): FlowNode {
  const { activity, flow } = targetOf(definition, instruction, false);
  return flow?.target ?? activity;
}

/** The activity to stand at, and the flow to take from it. Throws NullValueException or NotValidException. */
function targetOf(
  definition: Definition,
  instruction: StartInstruction,
  modifying: boolean,
): { activity: FlowNode; flow: Flow | null } {
  const { elements, id } = definition;
  const { type, activityId = "", transitionId = "" } = instruction;
  const missing = (wanted: string): EngineException => {
    const what = type === "startTransition" ? "Start transition" : "Start before activity";
    return modifying
      ? new EngineException(
          `Cannot perform instruction: ${what} '${wanted}'; Element '${wanted}' does not exist in process '${id}': element is null`,
          "NotValidException",
        )
      : new EngineException(`Element '${wanted}' does not exist in process ${id}: targetElement is null`, "NullValueException");
  };
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

/** The execution of the activity instance that an instruction names, which is one of the scopes around `scope`. */
function ancestorOf(instance: Instance, instruction: StartInstruction, scope: FlowNode): Node {
  const { type, activityId, transitionId, ancestorActivityInstanceId: id } = instruction;
  const target = activityId ?? transitionId;
  const what = { startBeforeActivity: "before activity", startAfterActivity: "after activity", startTransition: "transition" }[
    type
  ];
  const fault = (cause: string): EngineException => {
    const message = `Cannot perform instruction: Start ${what} '${target}' with ancestor activity instance '${id}'; ${cause}`;
    return new EngineException(message, "NotValidException");
  };
  const found = runningIn(instance).find((running) => running.kind === "activity" && running.id === id)?.node;
  const node = id === instance.state.id ? instance.root : found;
  if (!node) throw fault(`Ancestor activity instance '${id}' does not exist: ancestorInstance is null`);
  for (let outer: FlowNode | null = scope; outer; outer = outer.parent) if (outer === node.scope) return node;
  throw fault(`Scope execution for '${id}' cannot be found in parent hierarchy of flow element '${target}'`);
}

/**
 * The execution of the scope; null when it does not run: being compensated, it only runs its handlers. Throws when it
 * runs several times: which one is meant is not known.
 */
function scopeNode(instance: Instance, scope: FlowNode, ambiguous = ancestorsAmbiguous): Node | null {
  const found: Node[] = [];
  const search = (node: Node): void => {
    if (node.scope === scope && node.compensation?.kind !== "restored") found.push(node);
    node.children.forEach(search);
  };
  search(instance.root);
  if (found.length > 1) throw new EngineException(ambiguous(scope));
  return found[0] ?? null;
}

const ancestorsAmbiguous = ({ id }: FlowNode): string => `Ancestor activity execution is ambiguous for activity Activity(${id})`;
const hostsAmbiguous = ({ id }: FlowNode): string => `Executions for activity Activity(${id}) ambiguous`;

function applyVariables(run: Run, node: Node, variables: NonNullable<StartInstruction["variables"]>): void {
  const global: Record<string, TypedValue> = {};
  const local: Record<string, TypedValue> = {};
  for (const [name, { local: isLocal, ...value }] of Object.entries(variables)) (isLocal ? local : global)[name] = value;
  setVariables(run, node, global);
  setLocalVariables(run, node, local);
}

import type { FlowNode } from "../../model/elements.ts";
import { behaviourOf } from "../elements/behaviours.ts";
import { executeEventHandler } from "../life-cycle/enter.ts";
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import type { TypedValue } from "../types/values.ts";
import { setLocalVariables, setVariables } from "./variables.ts";

/** A message or signal has come, with variables: what waits at `activityId` for it goes on. */
export function triggerEvent(
  run: Run,
  node: Node,
  activityId: string,
  variables: Record<string, TypedValue>,
  localVariables: Record<string, TypedValue>,
): void {
  setVariables(run, node, variables);
  setLocalVariables(run, node, localVariables);
  trigger(run, node, activityId);
}

/** An event has happened: the waiting activity goes on, or the handler of the scope begins. */
export function trigger(run: Run, node: Node, activityId: string): void {
  const activity = node.instance.definition.elements.get(activityId) as FlowNode;
  if (activity === node.activity) {
    behaviourOf(activity).signal!(run, node);
    return;
  }
  const { parent } = activity;
  const handler = parent?.behaviour === "event-subprocess" && parent.initial === activity ? parent : activity;
  executeEventHandler(run, node, handler);
}

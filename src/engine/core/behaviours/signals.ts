/** Signals: delivered to everybody who waits for them, in all trees. */
import type { FlowNode } from "../../model/elements.ts";
import { startInstance } from "../life-cycle/instance.ts";
import type { Run } from "../run.ts";
import { collectNodes } from "../tree/load.ts";
import type { Node } from "../tree/node.ts";
import type { Subscription } from "../types/state.ts";
import type { SignalSubscription } from "../types/step.ts";
import type { TypedValue } from "../types/values.ts";
import { triggerEvent } from "./events.ts";
import { createEventJob, createStartJob } from "./jobs.ts";

export interface Signal {
  name: string;
  variables: Record<string, TypedValue>;
  /** For what the signal starts. */
  businessKey: string | null;
  /** Receivers get a job instead, and no variables. */
  isAsync: boolean;
}

/** Throws a signal from within an instance. Subscriptions made while it is delivered do not get it. */
export function broadcast(run: Run, signal: Signal): void {
  const known = run.context.signal(signal.name);
  const ids = new Set(known.map(({ id }) => id));
  const begun = waitingFor(run, signal.name).filter(({ subscription: { id } }) => !ids.has(id));
  const created = begun.map(({ subscription: { id, activityId } }): SignalSubscription => {
    return { id, activityId, suspended: false, definitionId: "" };
  });
  deliverSignal(run, [...known, ...created], signal);
}

/** Delivers a signal to these, one after the other. */
export function deliverSignal(run: Run, receivers: SignalSubscription[], signal: Signal): void {
  const waiting = new Map(waitingFor(run, signal.name).map((each) => [each.subscription.id, each]));
  for (const { id, suspended, definitionId, activityId } of receivers) {
    if (suspended) continue;
    if (id === null) start(run, definitionId, activityId, signal);
    else {
      const receiver = waiting.get(id);
      if (receiver) receive(run, receiver, signal);
    }
  }
}

interface Waiting {
  node: Node;
  subscription: Subscription;
}

function waitingFor(run: Run, name: string): Waiting[] {
  const holders = collectNodes(run.tree, ({ subscriptions }) => subscriptions.length > 0);
  return holders.flatMap((node) =>
    node.subscriptions
      .filter((each) => each.type === "signal" && each.name === name)
      .map((subscription) => ({ node, subscription })),
  );
}

function receive(run: Run, { node, subscription }: Waiting, { variables, isAsync }: Signal): void {
  if (node.isEnded || !node.subscriptions.includes(subscription)) return;
  const activity = node.instance.definition.elements.get(subscription.activityId) as FlowNode;
  // As in Camunda, boundary events and event subprocesses do not know asynchronous signals.
  if (isAsync && activity.type === "intermediateCatchEvent") {
    createEventJob(run, node, subscription);
    return;
  }
  triggerEvent(run, node, subscription.activityId, variables, {});
  run.settle();
}

function start(run: Run, definitionId: string, startActivityId: string, { variables, businessKey, isAsync }: Signal): void {
  const definition = run.context.definition(definitionId);
  if (isAsync) {
    createStartJob(run, definition, startActivityId);
    return;
  }
  startInstance(run, { id: run.context.newId(), definition, businessKey, variables, startActivityId, superNode: null });
  run.settle();
}

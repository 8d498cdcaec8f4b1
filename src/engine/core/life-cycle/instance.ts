/** Begin and end of a process instance. */
import type { Definition } from "../../model/definition.ts";
import type { FlowNode } from "../../model/elements.ts";
import { tryConditions } from "../behaviours/conditions.ts";
import { createTimers } from "../behaviours/jobs.ts";
import { callListeners } from "../behaviours/listeners.ts";
import { createSubscriptions } from "../behaviours/subscriptions.ts";
import { setLocalVariable, setVariables } from "../behaviours/variables.ts";
import { clearExecution } from "../behaviours/waits.ts";
import { behaviourOf } from "../elements/behaviours.ts";
import type { Run } from "../run.ts";
import { removeNode } from "../tree/concurrent.ts";
import { type Instance, Node } from "../tree/node.ts";
import { EngineException } from "../types/exceptions.ts";
import type { TypedValue } from "../types/values.ts";
import { enterActivity } from "./enter.ts";

export interface InstanceStart {
  id: string;
  definition: Definition;
  businessKey: string | null;
  variables: Record<string, TypedValue>;
  /** Default: where the process starts. */
  startActivityId?: string | undefined;
  /** Stand before no activity: instructions say where the instance begins. */
  byInstructions?: boolean;
  superNode: Node | null;
}

/** Creates a process instance that stands before its start event. */
export function startInstance(run: Run, start: InstanceStart): Instance {
  const { definition } = start;
  const process = definition.root as FlowNode;
  const initial = startActivity(definition, process, start.startActivityId);
  const instance: Instance = {
    state: {
      id: start.id,
      definitionId: definition.id,
      businessKey: start.businessKey,
      superExecutionId: start.superNode?.id ?? null,
      startActivityId: initial.id,
    },
    definition,
    process,
    root: null as unknown as Node,
    superNode: start.superNode,
    rootId: start.superNode?.instance.rootId ?? start.id,
  };
  const root = new Node(start.id, null, instance);
  instance.root = root;
  root.scope = process;
  if (start.superNode) start.superNode.called = instance;
  run.tree.instances.set(start.id, instance);
  root.activityInstanceId = start.id;
  run.emit({
    type: "instance-started",
    instance: instance.state,
    rootInstanceId: instance.rootId,
    superInstanceId: start.superNode?.instance.state.id ?? null,
    startUserId: start.superNode ? null : run.context.authenticatedUserId,
  });
  initialise(run, instance, start.variables);
  if (start.byInstructions) {
    callListeners(run, root, process.listeners.start, "start");
    return instance;
  }
  root.activity = initial;
  root.activityInstanceId = null;
  run.schedule(begin, root);
  return instance;
}

/** The listeners and events of the process come first. */
function begin(run: Run, root: Node): void {
  callListeners(run, root, root.scope!.listeners.start, "start");
  tryConditions(run, root, (node) => enterActivity(run, node));
}

/** camunda:initiator, what the process itself waits for (event subprocesses), and the given variables. */
function initialise(run: Run, { process, root }: Instance, variables: Record<string, TypedValue>): void {
  if (process.initiator !== null) {
    const user = run.context.authenticatedUserId;
    setLocalVariable(
      run,
      root,
      process.initiator,
      user === null ? { type: "Null", value: null } : { type: "String", value: user },
    );
  }
  createSubscriptions(run, root, process);
  setVariables(run, root, variables);
  createTimers(run, root, process);
}

function startActivity(definition: Definition, process: FlowNode, startActivityId: string | undefined): FlowNode {
  if (startActivityId !== undefined) return definition.elements.get(startActivityId) as FlowNode;
  if (process.initial) return process.initial;
  throw new EngineException(
    `Cannot start process instance, initial activity where the process instance should start is null. Process definition '${definition.id}' has no default start activity (e.g. none start event), hence the process instance cannot be started by key or id: initial activity is null`,
  );
}

/** The last path of the instance has ended: the instance is over, and the call activity that started it goes on. */
export function endInstance(run: Run, root: Node): void {
  const { instance } = root;
  if (instance.isBeginning) {
    root.isEnded = true;
    return;
  }
  callListeners(run, root, instance.process.listeners.end, "end");
  const { superNode } = instance;
  const calling = superNode ? behaviourOf(superNode.activity!) : null;
  calling?.instanceEnding?.(run, superNode!, root);
  clearExecution(run, root);
  removeNode(root);
  run.tree.instances.delete(instance.state.id);
  run.emit({
    type: "instance-ended",
    instanceId: instance.state.id,
    state: "COMPLETED",
    endActivityId: root.activity?.id ?? null,
    deleteReason: null,
  });
  if (!superNode) return;
  superNode.called = null;
  calling?.instanceEnded?.(run, superNode);
}

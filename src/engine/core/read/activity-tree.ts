import type { Definition } from "../../model/definition.ts";
import type { FlowNode } from "../../model/elements.ts";
import type { Execution, TreeState } from "../types/state.ts";

/** An activity that runs, as GET /process-instance/{id}/activity-instances shows it (without incidents). */
export interface ActivityInstance {
  id: string;
  parentActivityInstanceId: string | null;
  activityId: string;
  activityName: string | null;
  activityType: string;
  processInstanceId: string;
  processDefinitionId: string;
  executionIds: string[];
  childActivityInstances: ActivityInstance[];
  childTransitionInstances: TransitionInstance[];
}

/** A token between two activities: before or behind an asynchronous one, or an instance that waits for its siblings. */
export interface TransitionInstance {
  id: string;
  parentActivityInstanceId: string;
  activityId: string;
  activityName: string | null;
  activityType: string;
  processInstanceId: string;
  processDefinitionId: string;
  executionId: string;
}

/** What runs in one process instance, as a tree. Called instances are trees of their own. */
export function activityTree(state: TreeState, instanceId: string, definition: Definition): ActivityInstance {
  const executions = Object.values(state.executions).filter(
    ({ instanceId: id, compensation }) => id === instanceId && compensation?.kind !== "event-scope",
  );
  const childrenOf = new Map<string | null, Execution[]>();
  for (const execution of executions) {
    const siblings = childrenOf.get(execution.parentId);
    if (siblings) siblings.push(execution);
    else childrenOf.set(execution.parentId, [execution]);
  }
  const reader = new TreeReader(instanceId, definition, childrenOf);
  const root = childrenOf.get(null)![0]!;
  return reader.read(root);
}

class TreeReader {
  private readonly around = new Map<ActivityInstance, ActivityInstance>();

  constructor(
    private readonly instanceId: string,
    private readonly definition: Definition,
    private readonly childrenOf: ReadonlyMap<string | null, Execution[]>,
  ) {}

  read(root: Execution): ActivityInstance {
    const instance: ActivityInstance = {
      id: this.instanceId,
      parentActivityInstanceId: null,
      activityId: this.definition.id,
      activityName: this.definition.name,
      activityType: "processDefinition",
      processInstanceId: this.instanceId,
      processDefinitionId: this.definition.id,
      executionIds: this.executionIds(root),
      childActivityInstances: [],
      childTransitionInstances: [],
    };
    this.addContent(instance, root, undefined);
    return instance;
  }

  /** What happens in the scope that `execution` holds (`scopeId`; undefined for the process). */
  private addContent(parent: ActivityInstance, execution: Execution, scopeId: string | undefined): void {
    const children = this.childrenOf.get(execution.id) ?? [];
    if (children.length > 0) {
      for (const child of children) this.addExecution(parent, child, execution);
    } else if (execution.activityId !== null && execution.activityId !== scopeId) {
      this.addLeaf(parent, execution, execution.activityId);
    }
  }

  private addExecution(outer: ActivityInstance, execution: Execution, around: Execution): void {
    const children = this.childrenOf.get(execution.id) ?? [];
    if (execution.scopeId === undefined) {
      this.addContent(outer, execution, undefined);
      return;
    }
    const scope = this.element(execution.scopeId);
    const { compensation } = execution;
    const parent = compensation ? this.enclosing(outer, scope.parent!) : outer;
    const rests = children.length === 0 && execution.activityId === execution.scopeId;
    if (rests) {
      this.addLeaf(parent, execution, execution.scopeId);
      return;
    }
    const id = compensation ? compensation.instanceId : around.activityInstanceId;
    const instance = this.instance(scope, id!, parent.id, this.executionIds(execution));
    parent.childActivityInstances.push(instance);
    this.around.set(instance, parent);
    this.addContent(instance, execution, execution.scopeId);
  }

  /** The instance of the scope that a handler stands in, although it runs below the event that throws compensation. */
  private enclosing(inner: ActivityInstance, flowScope: FlowNode): ActivityInstance {
    for (let instance: ActivityInstance | undefined = inner; instance; instance = this.around.get(instance)) {
      if (flowScope.behaviour === "process" ? !this.around.has(instance) : instance.activityId === flowScope.id) return instance;
    }
    return inner;
  }

  /** An execution without children: an activity, or a token at an asynchronous one. */
  private addLeaf(parent: ActivityInstance, execution: Execution, activityId: string): void {
    const element = this.element(activityId);
    if (execution.activityInstanceId !== null) {
      parent.childActivityInstances.push(this.instance(element, execution.activityInstanceId, parent.id, [execution.id]));
      return;
    }
    parent.childTransitionInstances.push({
      id: execution.id,
      parentActivityInstanceId: parent.id,
      activityId,
      activityName: element.name,
      activityType: element.activityType,
      processInstanceId: this.instanceId,
      processDefinitionId: this.definition.id,
      executionId: execution.id,
    });
  }

  private instance(element: FlowNode, id: string, parentId: string, executionIds: string[]): ActivityInstance {
    return {
      id,
      parentActivityInstanceId: parentId,
      activityId: element.id,
      activityName: element.name,
      activityType: element.activityType,
      processInstanceId: this.instanceId,
      processDefinitionId: this.definition.id,
      executionIds,
      childActivityInstances: [],
      childTransitionInstances: [],
    };
  }

  /** The scope's execution and the empty paths directly below it. */
  private executionIds(execution: Execution): string[] {
    const empty = (this.childrenOf.get(execution.id) ?? []).filter(
      ({ isConcurrent, compensation, activityId }) => (isConcurrent || compensation) && activityId === null,
    );
    return [execution.id, ...empty.map(({ id }) => id)];
  }

  private element(id: string): FlowNode {
    return this.definition.elements.get(id) as FlowNode;
  }
}

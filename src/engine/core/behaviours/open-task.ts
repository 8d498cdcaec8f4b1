import { type Run, successor } from "../run.ts";
import type { Node } from "../tree/node.ts";
import type { TaskLink, TaskPlace, TaskProperties } from "../types/tasks.ts";

/** A user task while listeners work on it. */
export class OpenTask {
  /** Why a listener is called. */
  eventName: string | null = null;
  /** Why it is being deleted. */
  deleteReason: string | null = null;

  constructor(
    readonly run: Run,
    readonly node: Node,
    readonly id: string,
    public properties: TaskProperties,
    /** Assignee before the command: listeners of `assignment` hear of a change. */
    private readonly assigneeBefore: string | null,
  ) {}

  get isReassigned(): boolean {
    return this.properties.assignee !== this.assigneeBefore;
  }

  change(changes: Partial<TaskProperties>): void {
    const before = this.properties;
    this.properties = { ...before, ...changes };
    this.run.emit({ type: "user-task-changed", task: this.properties, before, ...this.place });
  }

  link(type: "task-link-added" | "task-link-removed", link: TaskLink): void {
    this.run.emit({ type, link, ...this.place });
  }

  private get place(): TaskPlace {
    const { id, instance } = successor(this.node);
    return { id: this.id, executionId: id, instanceId: instance.state.id, definitionId: instance.definition.id };
  }
}

/** The task that an execution rests at, as the database has it, or as listeners have changed it in this step. */
export function openTask(run: Run, node: Node, id: string): OpenTask {
  let task = run.tasks.get(id);
  if (!task) {
    const properties = run.context.task(id);
    task = new OpenTask(run, node, id, properties, properties.assignee);
    run.tasks.set(id, task);
  }
  return task;
}

import { mergeStates, splitState } from "../core/tree/forest.ts";
import type { TreeState } from "../core/types/state.ts";
import { FactsNeeded, type SignalSubscription } from "../core/types/step.ts";
import type { TaskProperties } from "../core/types/tasks.ts";
import type { Row } from "../persistence/database.ts";
import type { LoadedTree, Plan } from "./execute.ts";
import { treeColumns, treeOf } from "./load.ts";
import type { Shell } from "./shell.ts";

/** Another tree that a step has worked on: null before (it was started) or after (all of it has ended). */
export interface OtherTree {
  rootId: string;
  before: LoadedTree | null;
  after: TreeState | null;
}

/** What a step asks for beside its own tree, loaded when it asks; the step is then repeated. */
export class StepFacts {
  private readonly tasks = new Map<string, TaskProperties>();
  private readonly signals = new Map<string, SignalSubscription[]>();
  private readonly trees = new Map<string, LoadedTree>();

  constructor(
    private readonly shell: Shell,
    private readonly own: LoadedTree | null,
    others: LoadedTree[],
  ) {
    for (const tree of others) this.trees.set(tree.rootId, tree);
  }

  /** The state of its own tree, with those of the trees that have come into it. */
  get state(): TreeState | null {
    if (this.trees.size === 0) return this.own?.state ?? null;
    return mergeStates([...(this.own ? [this.own.state] : []), ...[...this.trees.values()].map(({ state }) => state)]);
  }

  task(id: string): TaskProperties {
    const found = this.tasks.get(id);
    if (!found) throw new FactsNeeded({ taskId: id });
    return found;
  }

  signal(name: string): SignalSubscription[] {
    const found = this.signals.get(name);
    if (!found) throw new FactsNeeded({ signal: name });
    return found;
  }

  /** Loads what a step has asked for. */
  provide(needed: FactsNeeded["needed"]): Promise<void> {
    return "taskId" in needed ? this.loadTasks(needed.taskId) : this.loadSignal(needed.signal);
  }

  /** null: no other tree can have had a part in it. */
  others(after: TreeState | null, { rootId, command }: Plan): { own: TreeState | null; others: OtherTree[] } | null {
    if (this.signals.size === 0 && command.type !== "several") return null;
    const states = splitState(after);
    const ids = new Set([...this.trees.keys(), ...states.keys()]);
    ids.delete(rootId);
    const others = [...ids].map((id) => ({ rootId: id, before: this.trees.get(id) ?? null, after: states.get(id) ?? null }));
    return { own: states.get(rootId) ?? null, others };
  }

  private async loadTasks(taskId: string): Promise<void> {
    const rows = await this.shell.database.run(
      "tasks of a tree",
      `select * from task where ended_at is null and (id = $1 or instance_id in
         (select id from process_instance where root_id = (select root_id from task where id = $1)))`,
      [taskId],
    );
    for (const row of rows) this.tasks.set(row.id, taskProperties(row));
  }

  private async loadSignal(name: string): Promise<void> {
    const rows = await this.shell.database.run(
      "signal subscriptions",
      `select s.id, s.root_id, s.instance_id, s.definition_id, s.activity_id, coalesce(p.suspended, d.suspended) as suspended
         from event_subscription s join process_definition d on d.id = s.definition_id
         left join process_instance p on p.id = s.instance_id
        where s.type = 'signal' and s.name = $1 order by s.seq`,
      [name],
    );
    const waiting = rows.map((row): SignalSubscription => {
      const { suspended, definition_id: definitionId, activity_id: activityId } = row;
      return { id: row.instance_id === null ? null : row.id, suspended, definitionId, activityId };
    });
    this.signals.set(name, waiting);
    const active = rows.filter((row) => row.root_id !== null && !row.suspended).map((row) => row.root_id as string);
    const roots = new Set(active.filter((id) => id !== this.own?.rootId && !this.trees.has(id)));
    if (roots.size === 0) return;
    const trees = await this.shell.database.run("trees", `select ${treeColumns} from tree where root_id = any($1)`, [[...roots]]);
    for (const row of trees) this.trees.set(row.root_id, treeOf(row));
  }
}

/** What a row of `task` says. */
export function taskProperties(row: Row): TaskProperties {
  return {
    ...{ name: row.name, description: row.description, assignee: row.assignee, owner: row.owner, due: row.due },
    ...{ delegationState: row.delegation_state, priority: row.priority, followUp: row.follow_up },
    ...{ parentTaskId: row.parent_task_id, createTime: row.created_at, updateTime: row.updated_at },
  };
}

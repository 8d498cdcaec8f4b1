import type { OpenTask } from "./behaviours/open-task.ts";
import { openTree, type Tree } from "./tree/load.ts";
import type { Node } from "./tree/node.ts";
import type { Effect } from "./types/effects.ts";
import { EngineException } from "./types/exceptions.ts";
import type { TreeState } from "./types/state.ts";
import type { Delivery, StepContext } from "./types/step.ts";

export type Operation = (run: Run, node: Node) => void;

/** More automatic operations than any model takes between two wait states: an endless loop. */
export const MAX_OPERATIONS = 100_000;

type JobEnded = Extract<Effect, { type: "job-ended" }>;

/** One step at work: the tree it changes, what it has brought about, and what is still to do. */
export class Run {
  readonly effects: Effect[] = [];
  readonly deliveries: Delivery[] = [];
  readonly tree: Tree;
  private isDraining = false;
  private readonly pending: { operation: Operation; node: Node }[] = [];
  /** User tasks that listeners have to do with in this step. */
  readonly tasks = new Map<string, OpenTask>();
  /** The request asks for no listeners of the model, or no input and output mappings. */
  skipListeners = false;
  skipIoMappings = false;
  /** The instance is suspended: nothing may happen in it. */
  isSuspended = false;
  /** The job that this step executes, and the execution that it belongs to by now. */
  executed: { node: Node; activityId: string; report: JobEnded } | null = null;
  /** How many conditional events have happened in this step. */
  conditionsMet = 0;
  /** The activity that is being worked at, for the report of a failure. */
  currentActivityId: string | null = null;

  constructor(
    readonly context: StepContext,
    state: TreeState | null,
    rootInstanceId: string,
  ) {
    this.tree = state ? openTree(context, state) : { rootInstanceId, instances: new Map(), taskVariables: {} };
  }

  emit(effect: Effect): void {
    this.effects.push(effect);
  }

  /** Does it once what is going on now is done; what was scheduled last comes first. */
  schedule(operation: Operation, node: Node): void {
    this.pending.push({ operation, node });
  }

  /** Works until every token waits, unless that is going on already. */
  settle(): void {
    if (!this.isDraining) this.drain();
  }

  /** Works until every token waits. Iterative: a long line of automatic elements does not deepen the stack. */
  drain(): void {
    this.isDraining = true;
    for (let count = 0; this.pending.length > 0; count++) {
      if (count >= MAX_OPERATIONS) {
        throw new EngineException(
          `More than ${MAX_OPERATIONS} operations in one step: the process loops without reaching a wait state (at activity '${this.currentActivityId}').`,
        );
      }
      const { operation, node } = this.pending.pop()!;
      const target = successor(node);
      if (target.isEnded) continue;
      this.currentActivityId = target.activity?.id ?? this.currentActivityId;
      operation(this, target);
    }
    this.isDraining = false;
  }
}

/** The execution that goes on for this one after the tree grew or shrank, perhaps several times. */
export function successor(node: Node): Node {
  let current = node;
  while (current.replacedBy) current = current.replacedBy;
  return current;
}

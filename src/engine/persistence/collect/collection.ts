import type { Effect } from "../../core/types/effects.ts";
import type { InstanceState, TreeState } from "../../core/types/state.ts";
import type { Row } from "../database.ts";
import type { Writes } from "../writes.ts";

/** What rows need to know of a definition. */
export interface DefinitionFacts {
  id: string;
  key: string;
  versionTag: string | null;
  historyTimeToLive: number | null;
}

/** A tree as it was read; `rev` and `hasIncidents` are those of its row. */
export interface TreeBefore {
  state: TreeState;
  rev: number;
  hasIncidents: boolean;
}

/** A step that was made, to be written down. */
export interface MadeStep {
  rootId: string;
  /** null: started by this step. `rev` and `hasIncidents` are those of the row that was read. */
  before: TreeBefore | null;
  /** null: every instance of the tree has ended. */
  after: TreeState | null;
  /** Other trees that the step has worked on. */
  others?: { rootId: string; before: TreeBefore | null; after: TreeState | null }[];
  effects: Effect[];
  now: number;
  /** Who asked for it. */
  userId: string | null;
  definition(id: string): DefinitionFacts;
}

export type MovedEntity = Extract<Effect, { type: "execution-changed" }>["entity"];

/** The rows of a step while its effects are gone through, in their order. */
export interface Collection {
  step: MadeStep;
  writes: Writes;
  /** The time of the step, for timestamptz columns. */
  time: string;
  /** Rows that begin in this step, by id: what ends in it too is written as one row. */
  started: Map<string, Row>;
  /** Variables that were set, with their last value. */
  variables: Map<string, Row>;
  /** Of instances that belong to another tree than the command's: its root. */
  roots: Map<string, string>;
  moved: Map<string, { entity: MovedEntity; executionId: string }>;
  /** Every instance of the tree, also what has ended in this step. */
  instances: Record<string, InstanceState>;
}

/** An effect of one kind. */
export type EffectOf<T extends Effect["type"]> = Extract<Effect, { type: T }>;

/** Columns that say where a row belongs. */
export function belonging(collection: Collection, instanceId: string): { root_id: string; instance_id: string } {
  return { root_id: rootOf(collection, instanceId), instance_id: instanceId };
}

/** All trees of a step. */
export function treesOf({ before, after, others = [] }: MadeStep): Pick<MadeStep, "before" | "after">[] {
  return [{ before, after }, ...others];
}

/** Whether there were incidents in a tree. */
export function hadIncidents(step: MadeStep): boolean {
  return treesOf(step).some(({ before }) => before?.hasIncidents);
}

/** The root of the tree that an instance belongs to. */
export function rootOf({ step, roots }: Collection, instanceId: string): string {
  return roots.get(instanceId) ?? step.rootId;
}

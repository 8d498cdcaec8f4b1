/** A step of the core: what it is given, what it asks for, what it gives back. */
import type { Definition } from "../../model/definition.ts";
import type { Command } from "./commands.ts";
import type { Effect } from "./effects.ts";
import type { TreeState } from "./state.ts";
import type { TaskProperties } from "./tasks.ts";
import type { Variable } from "./values.ts";

/** What the core may ask of the world while it works; all of it synchronous and without side effects. */
export interface StepContext {
  /** Milliseconds since the epoch. */
  now: number;
  /** A fresh id (the shell brings UUIDs, tests a counter). */
  newId(): string;
  /** The compiled definition with this id. Throws DefinitionNeeded when the shell has not loaded it yet. */
  definition(id: string): Definition;
  /**
   * The definition a call activity calls. undefined: there is none (the step fails as Camunda's does).
   * Throws DefinitionNeeded when the shell must look it up first; the shell then repeats the step.
   */
  calledDefinition(call: CalledElement): Definition | undefined;
  /** A user task that is open before the step. Throws FactsNeeded when the shell has not loaded it yet. */
  task(id: string): TaskProperties;
  /**
   * What waits for a signal, in all trees. Throws FactsNeeded when the shell must look it up first; it then repeats the
   * step with the state of those trees beside that of its own.
   */
  signal(name: string): SignalSubscription[];
  /** User of the REST request, for camunda:initiator and `currentUser()`; null when there is none. */
  authenticatedUserId: string | null;
}

/** What waits for a signal when it is thrown, in the order in which it began to wait. */
export interface SignalSubscription {
  /** Id of the subscription of an execution; null: a start event. */
  id: string | null;
  suspended: boolean;
  definitionId: string;
  activityId: string;
}

export interface CalledElement {
  key: string;
  binding: "latest" | "deployment" | "version" | "versionTag";
  version?: string;
  versionTag?: string;
  /** Deployment of the caller, for binding `deployment`. */
  deploymentId: string;
}

/** Thrown through a step by the context: load this and repeat the step; nothing has changed. */
export class DefinitionNeeded extends Error {
  constructor(readonly needed: { definitionId: string } | { call: CalledElement }) {
    super("definition needed");
  }
}

/** Thrown through a step by the context: load this and repeat the step; nothing has changed. */
export class FactsNeeded extends Error {
  constructor(readonly needed: { taskId: string } | { signal: string }) {
    super("facts needed");
  }
}

export interface StepResult {
  /** null once every instance of the tree has ended. */
  state: TreeState | null;
  effects: Effect[];
  /** How it stood behind each message of several commands. */
  deliveries: Delivery[];
}

/** A message that has reached an execution. */
export interface Delivery {
  subscriptionId: string;
  /** The execution is gone. */
  ended: boolean;
  /** Those of its process instance. */
  variables: Record<string, Variable>;
}

/**
 * One command applied to one tree. Pure: the given state is not changed; the same arguments give the
 * same result. Throws EngineException when Camunda would, and then nothing has happened.
 */
export type Step = (context: StepContext, state: TreeState | null, command: Command) => StepResult;

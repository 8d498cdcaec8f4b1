/** Drives the core in memory: deploys XML, runs commands, keeps states, collects effects. No clock, no database. */

import { type ActivityInstance, activityTree } from "../../../../src/engine/core/read/activity-tree.ts";
import { visibleVariables } from "../../../../src/engine/core/read/visible-variables.ts";
import { step } from "../../../../src/engine/core/step.ts";
import type { Command } from "../../../../src/engine/core/types/commands.ts";
import type { Effect } from "../../../../src/engine/core/types/effects.ts";
import type { TreeState } from "../../../../src/engine/core/types/state.ts";
import type { CalledElement, StepContext } from "../../../../src/engine/core/types/step.ts";
import type { TaskProperties } from "../../../../src/engine/core/types/tasks.ts";
import type { TypedValue } from "../../../../src/engine/core/types/values.ts";
import { toTypedValue } from "../../../../src/engine/expression/index.ts";
import { compile } from "../../../../src/engine/model/compile.ts";
import type { Definition } from "../../../../src/engine/model/definition.ts";

type UserTask = Extract<Effect, { type: "user-task-created" }>;
type ExternalTask = Extract<Effect, { type: "external-task-created" }>;
type Job = Extract<Effect, { type: "job-created" }>;

export class Driver {
  now = Date.parse("2026-01-31T10:00:00Z");
  authenticatedUserId: string | null = null;
  /** Error message of the last reported failure of an external task. */
  lastFailure: string | null = null;
  state: TreeState | null = null;
  readonly effects: Effect[] = [];
  private readonly definitions = new Map<string, Definition>();
  private ids = 0;
  private deployments = 0;

  /** Compiles and deploys files together; throws with the compiler's message when one is refused. */
  async deploy(...files: string[]): Promise<this> {
    const deploymentId = `deployment-${++this.deployments}`;
    for (const xml of files) {
      const result = await compile("model.bpmn", xml);
      if (!result.ok) throw new Error(result.message);
      for (const model of result.processes) {
        const version = [...this.definitions.values()].filter(({ key }) => key === model.key).length + 1;
        const id = `${model.key}:${version}`;
        this.definitions.set(id, { ...model, id, version, deploymentId, resourceName: "model.bpmn" });
      }
    }
    return this;
  }

  definition(key: string): Definition {
    return [...this.definitions.values()].filter((definition) => definition.key === key).at(-1)!;
  }

  /** Starts the process; values are plain. Gives the instance's id. */
  start(key: string, variables: Record<string, unknown> = {}, more: Partial<Extract<Command, { type: "start" }>> = {}): string {
    const instanceId = this.newId("instance");
    this.state = null;
    this.run({
      type: "start",
      definitionId: this.definition(key).id,
      instanceId,
      businessKey: null,
      variables: typed(variables),
      ...more,
    });
    return instanceId;
  }

  run(command: Command): Effect[] {
    const before = this.state === null ? null : JSON.stringify(this.state);
    const { state, effects } = step(this.context(), this.state, command);
    if (before !== null && JSON.stringify(this.state) !== before) throw new Error("the given state was changed");
    // What the database gives back is what JSON keeps.
    this.state = state === null ? null : (JSON.parse(JSON.stringify(state)) as TreeState);
    this.effects.push(...effects);
    return effects;
  }

  completeTask(activityId: string, variables: Record<string, unknown> = {}): Effect[] {
    return this.run({ type: "complete-task", taskId: this.task(activityId).id, variables: typed(variables) });
  }

  completeExternal(
    activityId: string,
    variables: Record<string, unknown> = {},
    localVariables: Record<string, unknown> = {},
  ): Effect[] {
    return this.run({
      type: "complete-external-task",
      externalTaskId: this.externalTask(activityId).id,
      variables: typed(variables),
      localVariables: typed(localVariables),
    });
  }

  bpmnError(
    activityId: string,
    errorCode: string,
    errorMessage: string | null = null,
    variables: Record<string, unknown> = {},
  ): Effect[] {
    return this.run({
      type: "external-task-bpmn-error",
      externalTaskId: this.externalTask(activityId).id,
      errorCode,
      errorMessage,
      variables: typed(variables),
    });
  }

  message(name: string, variables: Record<string, unknown> = {}): Effect[] {
    const subscription = this.subscriptions().find((each) => each.name === name);
    if (!subscription) throw new Error(`nothing waits for message ${name}`);
    return this.run({ type: "message", subscriptionId: subscription.id, variables: typed(variables), localVariables: {} });
  }

  executeJob(activityId: string): Effect[] {
    const job = this.jobs().find((each) => each.activityId === activityId);
    if (!job) throw new Error(`no job at ${activityId}`);
    return this.run({ type: "execute-job", jobId: job.id });
  }

  /** Open user tasks, with the execution they belong to now. */
  tasks(): UserTask[] {
    return this.open<UserTask>("user-task-created", "user-task-ended", "user-task");
  }

  task(activityId: string): UserTask {
    return only(
      this.tasks().filter((task) => task.activityId === activityId),
      activityId,
    );
  }

  externalTasks(): ExternalTask[] {
    return this.open<ExternalTask>("external-task-created", "external-task-ended", "external-task");
  }

  externalTask(activityId: string): ExternalTask {
    return only(
      this.externalTasks().filter((task) => task.activityId === activityId),
      activityId,
    );
  }

  jobs(): Job[] {
    return this.open<Job>("job-created", "job-ended", "job");
  }

  subscriptions(): { id: string; type: string; name: string | null; activityId: string; executionId: string }[] {
    const ended = new Set(this.effects.filter((effect) => effect.type === "subscription-ended").map(({ id }) => id));
    return this.effects
      .filter((effect) => effect.type === "subscription-created")
      .filter((effect) => !ended.has(effect.subscription.id))
      .map((effect) => ({ ...effect.subscription, executionId: effect.executionId }));
  }

  /** Activity ids of what rests: user tasks, external tasks, subscriptions and jobs. */
  waits(): string[] {
    return [...this.tasks(), ...this.externalTasks(), ...this.subscriptions(), ...this.jobs()]
      .map(({ activityId }) => activityId)
      .sort();
  }

  /** What the instance's execution (or the given one) sees, as plain values. */
  variables(executionId = this.state!.rootInstanceId): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(visibleVariables(this.state!, executionId)).map(([name, { value }]) => [name, value]),
    );
  }

  tree(instanceId = this.state!.rootInstanceId): ActivityInstance {
    const definition = this.definitions.get(this.state!.instances[instanceId]!.definitionId)!;
    return activityTree(this.state!, instanceId, definition);
  }

  /** `activityId` or `activityId canceled`, in the order in which the activities ended. */
  ended(): string[] {
    const started = new Map(
      this.effects.filter((effect) => effect.type === "activity-started").map((effect) => [effect.id, effect.activityId]),
    );
    return this.effects
      .filter((effect) => effect.type === "activity-ended")
      .map(({ id, canceled }) => `${started.get(id)}${canceled ? " canceled" : ""}`);
  }

  /** Ids of activities begun and not ended. */
  openActivities(): string[] {
    const ended = new Set(this.effects.filter((effect) => effect.type === "activity-ended").map(({ id }) => id));
    return this.effects
      .filter((effect) => effect.type === "activity-started" && !ended.has(effect.id))
      .map((effect) => (effect as { activityId: string }).activityId);
  }

  endState(instanceId: string): string | null {
    const end = this.effects.find((effect) => effect.type === "instance-ended" && effect.instanceId === instanceId);
    return end?.type === "instance-ended" ? end.state : null;
  }

  private context(): StepContext {
    return {
      now: this.now,
      newId: () => this.newId("id"),
      definition: (id) => this.definitions.get(id)!,
      calledDefinition: (call) => this.called(call),
      task: (id) => this.taskProperties(id),
      signal: () => [],
      authenticatedUserId: this.authenticatedUserId,
    };
  }

  private taskProperties(id: string): TaskProperties {
    const changes = this.effects.filter((effect) => effect.type === "user-task-changed");
    const changed = changes.findLast((effect) => effect.id === id);
    if (changed) return changed.task;
    const { name, description, assignee, priority, due, followUp } = this.tasks().find((task) => task.id === id)!;
    const none = { owner: null, delegationState: null, parentTaskId: null, updateTime: null };
    return { name, description, assignee, priority, due, followUp, createTime: this.now, ...none };
  }

  private called(call: CalledElement): Definition | undefined {
    const candidates = [...this.definitions.values()].filter(({ key }) => key === call.key);
    switch (call.binding) {
      case "deployment":
        return candidates.find(({ deploymentId }) => deploymentId === call.deploymentId);
      case "version":
        return candidates.find(({ version }) => String(version) === call.version);
      case "versionTag":
        return candidates.find(({ versionTag }) => versionTag === call.versionTag);
      default:
        return candidates.at(-1);
    }
  }

  private newId(prefix: string): string {
    return `${prefix}-${++this.ids}`;
  }

  private open<Created extends { id: string; executionId: string }>(
    created: Effect["type"],
    ended: Effect["type"],
    entity: string,
  ): Created[] {
    const open = new Map<string, Created>();
    for (const effect of this.effects) {
      if (effect.type === created) open.set((effect as unknown as Created).id, { ...(effect as unknown as Created) });
      else if (effect.type === ended) open.delete((effect as unknown as Created).id);
      else if (effect.type === "execution-changed" && effect.entity === entity)
        open.get(effect.id)!.executionId = effect.executionId;
    }
    return [...open.values()];
  }
}

/** Plain values as typed ones; a value that is typed already stays. */
export function typed(values: Record<string, unknown>): Record<string, TypedValue> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "object" && value !== null && "type" in value ? (value as TypedValue) : toTypedValue(value, name),
    ]),
  );
}

function only<T>(found: T[], what: string): T {
  if (found.length !== 1) throw new Error(`expected one ${what}, found ${found.length}`);
  return found[0]!;
}

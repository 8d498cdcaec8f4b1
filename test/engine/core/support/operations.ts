/** Operations on a process as the recordings name them, and what they lead to, written so that two engines can be compared. */

import type { ActivityInstance } from "../../../../src/engine/core/read/activity-tree.ts";
import type { Command } from "../../../../src/engine/core/types/commands.ts";
import type { Effect } from "../../../../src/engine/core/types/effects.ts";
import { type Driver, typed } from "./driver.ts";

export type Operation = [kind: string, ...rest: unknown[]];
/** Lists of lines, sorted; empty ones left out. */
export type Snapshot = Record<string, string[]>;

type Values = Record<string, unknown>;
type Modification = Extract<Command, { type: "modify-instance" }>["instructions"][number];

/** Carries out one operation. An activity or message that is there twice: the first. */
export function operate(driver: Driver, [kind, target, ...rest]: Operation): void {
  const activityId = target as string;
  const values = (index: number) => typed((rest[index] as Values | undefined) ?? {});
  const externalTaskId = () => first(driver.externalTasks(), activityId).id;
  const taskId = () => first(driver.tasks(), activityId).id;
  switch (kind) {
    case "task":
      driver.run({ type: "complete-task", taskId: taskId(), variables: values(0) });
      return;
    case "ext":
      driver.run({
        type: "complete-external-task",
        externalTaskId: externalTaskId(),
        variables: values(0),
        localVariables: values(1),
        externalTask: { errorMessage: driver.lastFailure },
      });
      return;
    case "fail":
      driver.lastFailure = rest[0] as string;
      driver.run({
        type: "fail-external-task",
        externalTaskId: externalTaskId(),
        variables: values(1),
        localVariables: values(2),
        externalTask: { errorMessage: rest[0] },
      });
      return;
    case "bpmnError":
    case "taskError": {
      const error = { errorCode: rest[0] as string, errorMessage: (rest[1] as string | undefined) ?? null, variables: values(2) };
      if (kind === "taskError") driver.run({ type: "task-bpmn-error", taskId: taskId(), ...error });
      else driver.run({ type: "external-task-bpmn-error", externalTaskId: externalTaskId(), ...error });
      return;
    }
    case "msg":
    case "signal": {
      const subscription = driver.subscriptions().find(({ name }) => name === target)!;
      driver.run({ type: "message", subscriptionId: subscription.id, variables: values(0), localVariables: {} });
      return;
    }
    case "escalate":
      driver.run({ type: "task-escalation", taskId: taskId(), escalationCode: rest[0] as string, variables: values(1) });
      return;
    case "setTask":
      driver.run({
        type: "set-variables",
        scope: { taskId: taskId() },
        local: rest[2] === true,
        modifications: values(0),
        deletions: (rest[1] as string[] | undefined) ?? [],
      });
      return;
    case "job":
      driver.run({ type: "execute-job", jobId: first(driver.jobs(), activityId).id });
      return;
    case "set":
      driver.run({
        type: "set-variables",
        scope: { executionId: driver.state!.rootInstanceId },
        local: false,
        modifications: typed((target as Values) ?? {}),
        deletions: (rest[0] as string[] | undefined) ?? [],
      });
      return;
    case "modify":
      driver.run({
        type: "modify-instance",
        instanceId: driver.state!.rootInstanceId,
        instructions: (target as RecordedInstruction[]).map((each) => instruction(driver, each)),
      });
      return;
    case "delete":
    case "deleteChild": {
      const ids = Object.keys(driver.state!.instances);
      driver.run({
        type: "delete-instance",
        instanceId: kind === "delete" ? ids[0]! : ids.at(-1)!,
        deleteReason: null,
        skipIoMappings: false,
      });
      return;
    }
    default:
      throw new Error(`unknown operation ${kind}`);
  }
}

type RecordedInstruction = { instance?: boolean; activityId?: string; variables?: Values } & Record<string, unknown>;

/** `instance`: cancels the first one there, by the id of its activity instance or token. */
function instruction(driver: Driver, { instance, variables, ...rest }: RecordedInstruction): Modification {
  const more = variables ? { variables: Object.fromEntries(Object.entries(variables).map(localVariable)) } : {};
  if (!instance) return { ...rest, ...more } as Modification;
  const found = search(driver.tree(), rest.activityId!)!;
  return { type: "cancel", ["childActivityInstances" in found ? "activityInstanceId" : "transitionInstanceId"]: found.id };
}

function localVariable([name, value]: [string, unknown]): [string, unknown] {
  const { value: plain, local = false } = value as { value: unknown; local?: boolean };
  return [name, { ...typed({ plain }).plain, local }];
}

function search(tree: ActivityInstance, activityId: string): { id: string } | null {
  for (const child of tree.childActivityInstances) {
    const found = child.activityId === activityId ? child : search(child, activityId);
    if (found) return found;
  }
  return tree.childTransitionInstances.find((child) => child.activityId === activityId) ?? null;
}

function first<T extends { activityId: string }>(found: T[], activityId: string): T {
  const match = found.find((each) => each.activityId === activityId);
  if (!match) throw new Error(`nothing waits at ${activityId}`);
  return match;
}

/** What is visible of the tree and of its history. Executions are written as `PI` (an instance's own) or `own`. */
export function snapshot(driver: Driver): Snapshot {
  const { effects, state } = driver;
  const of = <Type extends Effect["type"]>(type: Type) =>
    effects.filter((effect) => effect.type === type) as Extract<Effect, { type: Type }>[];
  const alive = Object.keys(state?.instances ?? {});
  const started = of("instance-started");
  const instanceIds = started.map(({ instance }) => instance.id);
  const activities = new Map([
    ...instanceIds.map((id): [string, string] => [id, "PI"]),
    ...of("activity-started").map(({ id, activityId }): [string, string] => [id, activityId]),
  ]);
  const label = (executionId: string): string => (alive.includes(executionId) ? "PI" : "own");
  const result: Snapshot = {
    instances: started.map(({ instance: { id, definitionId, businessKey, startActivityId } }) => {
      const end = of("instance-ended").find(({ instanceId }) => instanceId === id);
      return `${definitionId.split(":")[0]} ${end?.state ?? "ACTIVE"} ${businessKey} ${end?.deleteReason ?? null} ${startActivityId}`;
    }),
    hist: of("activity-started").map((activity) => {
      const end = of("activity-ended").find(({ id }) => id === activity.id);
      const flags = `${end?.canceled ? " canceled" : ""}${end?.completeScope ? " scope" : ""}`;
      const execution = instanceIds.includes(end?.executionId ?? activity.executionId) ? "PI" : "own";
      const links = `${activity.calledInstanceId ? " calls" : ""}${activity.taskId ? " task" : ""}`;
      return `${activity.activityId} ${activity.activityType} in ${activities.get(activity.parentId) ?? "None"} ${end ? "ended" : "open"}${flags} ${execution}${links}`;
    }),
    hvars: historicVariables(effects, activities),
    htasks: of("user-task-created").map(({ id, activityId, activityInstanceId }) => {
      const end = of("user-task-ended").find((each) => each.id === id);
      return `${activityId} ${end?.deleteReason ?? null} @${activities.get(activityInstanceId)}`;
    }),
    tasks: driver
      .tasks()
      .map((task) => `${task.activityId} ${task.name} ${task.assignee} ${task.priority} ${label(task.executionId)}`),
    exts: driver
      .externalTasks()
      .map(
        (task) =>
          `${task.activityId} ${task.topic} ${task.priority} ${label(task.executionId)} ${activities.get(task.activityInstanceId)}`,
      ),
    jobs: driver
      .jobs()
      .map((job) => `${job.activityId} ${job.due === null ? "now" : "due"} ${job.priority} ${label(job.executionId)}`),
    subs: driver.subscriptions().map((each) => `${each.type} ${each.name} ${each.activityId} ${label(each.executionId)}`),
    vars: Object.values(state?.executions ?? {}).flatMap((execution) =>
      Object.entries(execution.variables).map(
        ([name, { type, value }]) => `${name} ${type} ${JSON.stringify(value)}  ${label(execution.id)}`,
      ),
    ),
    trees: alive.map((id) => shape(driver.tree(id), label)),
    execs: [String(Object.keys(state?.executions ?? {}).length)],
  };
  for (const [name, lines] of Object.entries(result)) {
    if (lines.length === 0) delete result[name];
    else lines.sort();
  }
  return result;
}

/** Last value of every variable that was not deleted on request, with the activity it belongs to. */
function historicVariables(effects: Effect[], activities: Map<string, string>): string[] {
  const variables = new Map<string, { line: string; activity: string }>();
  for (const effect of effects) {
    if (effect.type === "variable-removed" && effect.deletion) variables.delete(effect.id);
    if (effect.type !== "variable-set") continue;
    const activity = variables.get(effect.id)?.activity ?? activities.get(effect.activityInstanceId)!;
    variables.set(effect.id, {
      activity,
      line: `${effect.name} ${effect.value.type} ${JSON.stringify(effect.value.value)} @${activity} CREATED`,
    });
  }
  return [...variables.values()].map(({ line }) => line);
}

function shape(instance: ActivityInstance, label: (executionId: string) => string): string {
  const children = [
    ...instance.childActivityInstances.map((child) => shape(child, label)),
    ...instance.childTransitionInstances.map(
      (child) => `~${child.activityId}(${child.activityType} ${label(child.executionId)})`,
    ),
  ].sort();
  const name = instance.activityType === "processDefinition" ? "P" : instance.activityId;
  return `${name}:${instance.activityType}<${instance.executionIds.map(label).sort().join("+")}>[${children.join(",")}]`;
}

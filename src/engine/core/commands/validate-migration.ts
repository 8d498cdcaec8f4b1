/** Whether everything that runs in an instance can go on in another definition. */
import type { Definition } from "../../model/definition.ts";
import type { FlowNode } from "../../model/elements.ts";
import { type Running, runningIn } from "../tree/activity-instances.ts";
import type { Instance } from "../tree/node.ts";
import { EngineException } from "../types/exceptions.ts";
import type { MigrationInstruction } from "../types/instructions.ts";

/** Why something that runs cannot go on. */
export interface RunningReport {
  instruction: MigrationInstruction | null;
  kind: Running["kind"];
  id: string;
  activityId: string;
  failures: string[];
}

export interface InstanceReport {
  instanceId: string;
  failures: string[];
  running: RunningReport[];
}

/** An instance holds something that cannot go on in the new definition. */
export class MigratingInstanceInvalid extends EngineException {
  constructor(readonly report: InstanceReport) {
    super(describe(report), "MigratingProcessInstanceValidationException");
  }
}

type Mapping = ReadonlyMap<string, MigrationInstruction>;

/** null: everything can go on. */
export function validateInstance(instance: Instance, target: Definition, mapping: Mapping): InstanceReport | null {
  const all = runningIn(instance);
  const running = all.flatMap((each) => {
    const failures = failuresOf(each, target, mapping);
    const { kind, id, activity } = each;
    return failures.length > 0
      ? [{ instruction: mapping.get(activity.id) ?? null, kind, id, activityId: activity.id, failures }]
      : [];
  });
  const failures =
    all.some(({ node }) => node.compensation || node.eventScopes.length > 0) || instance.root.eventScopes.length > 0
      ? ["Migration while compensation is remembered or going on is not supported by this engine"]
      : [];
  return running.length > 0 || failures.length > 0 ? { instanceId: instance.state.id, failures, running } : null;
}

function failuresOf({ kind, activity, node }: Running, target: Definition, mapping: Mapping): string[] {
  const instruction = mapping.get(activity.id);
  if (!instruction) return ["There is no migration instruction for this instance's activity"];
  const goal = target.elements.get(instruction.targetActivityId) as FlowNode;
  const failures: string[] = [];
  if (kind === "transition") {
    const isAfter = node.jobs.some((job) => job.kind === "async-after");
    if (isAfter && !goal.asyncAfter) failures.push("Target activity is not asyncAfter");
    if (!isAfter && !goal.asyncBefore) failures.push("Target activity is not asyncBefore");
    const flow = node.jobs.find((job) => job.transitionId !== undefined)?.transitionId;
    if (isAfter && flow !== undefined && goal.outgoing.length > 1 && !goal.outgoing.some(({ id }) => id === flow))
      failures.push("Transition instance is assigned to a sequence flow that cannot be matched in the target activity");
  }
  const around = activity.parent!;
  const expected = around.parent === null ? (target.root as FlowNode).id : mapping.get(around.id)?.targetActivityId;
  if (goal.parent!.id !== expected)
    failures.push("Adding or removing scopes around a running activity is not supported by this engine");
  return failures;
}

function describe({ instanceId, failures, running }: InstanceReport): string {
  const lines = [`ENGINE-23004 Cannot migrate process instance '${instanceId}':`, ...failures.map((failure) => `\t${failure}`)];
  for (const { kind, id, failures: own } of running) {
    lines.push(`\tCannot migrate ${kind} instance '${id}':`);
    for (const failure of own) lines.push(`\t\t${failure}`);
  }
  return `${lines.join("\n")}\n`;
}

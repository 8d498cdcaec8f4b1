import type { MigrationInstruction } from "../../core/types/instructions.ts";
import type { FlowNode } from "../../model/elements.ts";
import { behaviourName, definesTrigger, isAttachedEvent, isConditional } from "./behaviours.ts";

/** An instruction whose activities exist. */
export interface Pair {
  source: FlowNode;
  target: FlowNode;
  updateEventTrigger: boolean;
}

/** An instruction as it was sent. One with a null id is never valid. */
export interface PlannedInstruction extends Omit<MigrationInstruction, "sourceActivityId" | "targetActivityId"> {
  sourceActivityId: string | null;
  targetActivityId: string | null;
}

/** Whether an instruction names both activities. */
export function isComplete(instruction: PlannedInstruction): instruction is MigrationInstruction {
  return instruction.sourceActivityId !== null && instruction.targetActivityId !== null;
}

/** What is wrong with an instruction, in Camunda's words. */
export interface PlanFailure {
  instruction: PlannedInstruction;
  failures: string[];
}

type Validator = (pair: Pair, pairs: Pair[]) => string | string[] | null;

const subprocesses = new Set(["SubProcessActivityBehavior", "EventSubProcessActivityBehavior"]);

const sameBehaviour: Validator = ({ source, target }) => {
  const [from, to] = [behaviourName(source), behaviourName(target)];
  if (from === to || (subprocesses.has(from) && subprocesses.has(to))) return null;
  return `Activities have incompatible types (${from} is not compatible with ${to})`;
};

const sameEventType: Validator = ({ source, target }) =>
  isAttachedEvent(source) && isAttachedEvent(target) && source.activityType !== target.activityType
    ? `Events are not of the same type (${source.activityType} != ${target.activityType})`
    : null;

const onlyOnce: Validator = ({ source }, pairs) => {
  const same = pairs.filter((pair) => pair.source === source);
  if (same.length < 2) return null;
  const list = same.map(
    (pair) =>
      `ValidatingMigrationInstructionImpl{sourceActivity=Activity(${pair.source.id}), targetActivity=Activity(${pair.target.id})}`,
  );
  return `There are multiple mappings for source activity id '${source.id}': ${list.join(", ")}`;
};

const mappedBody: Validator = ({ target }, pairs) => {
  for (let around = target.parent; around; around = around.parent)
    if (around.multiInstance && !pairs.some((pair) => pair.target === around))
      return `Target activity '${target.id}' is a descendant of multi-instance body '${around.id}' that is not mapped from the source process definition.`;
  return null;
};

const mappedInner: Validator = ({ source, target }, pairs) => {
  const failures: string[] = [];
  if (target.multiInstance && !pairs.some((pair) => pair.target === target.initial))
    failures.push("Must map the inner activity of a multi-instance body when the body is mapped");
  if (source.multiInstance && !pairs.some((pair) => pair.source === source.initial))
    failures.push("Cannot remove the inner activity of a multi-instance body when the body is mapped");
  return failures;
};

const gateways: Validator = ({ source, target }, pairs) => {
  if (source.behaviour !== "parallel-gateway" && source.behaviour !== "inclusive-gateway") return null;
  const failures: string[] = [];
  if (target.incoming.length < source.incoming.length)
    failures.push("The target gateway must have at least the same number of incoming sequence flows that the source gateway has");
  const scope = source.parent!;
  if (scope.parent !== null && !pairs.some((pair) => pair.source === scope))
    failures.push(`The gateway's flow scope '${scope.id}' must be mapped`);
  if (pairs.filter((pair) => pair.target === target).length > 1)
    failures.push(`Only one gateway can be mapped to gateway '${target.id}'`);
  return failures;
};

const sameEventScope: Validator = ({ source, target }, pairs) => {
  const scope = source.eventScope;
  if (!scope || scope === source || scope === source.parent || scope.parent === null) return null;
  if (!target.eventScope)
    return `The source activity's event scope (${scope.id}) must be mapped but the target activity has no event scope`;
  const image = pairs.find((pair) => pair.source === scope)?.target;
  if (image === target.eventScope) return null;
  return `The source activity's event scope (${scope.id}) must be mapped to the target activity's event scope (${target.eventScope.id})`;
};

const updateTrigger: Validator = ({ source, updateEventTrigger }) =>
  updateEventTrigger && !definesTrigger(source)
    ? "Cannot update event trigger because the activity does not define a persistent event trigger"
    : null;

const closestAncestor: Validator = ({ source, target }, pairs) => {
  for (let around = source.parent; around; around = around.parent) {
    const image = pairs.find((pair) => pair.source === around)?.target;
    if (!image) continue;
    for (let scope = target.parent; scope; scope = scope.parent) if (scope === image) return null;
    return `The closest mapped ancestor '${around.id}' is mapped to scope '${image.id}' which is not an ancestor of target scope '${target.id}'`;
  }
  return null;
};

const conditional: Validator = ({ source, updateEventTrigger }) =>
  isConditional(source) && !updateEventTrigger ? "Conditional event has to migrate with update event trigger." : null;

const validators: Validator[] = [
  ...[sameBehaviour, sameEventType, onlyOnce, mappedBody, mappedInner, gateways, sameEventScope, updateTrigger, closestAncestor],
  conditional,
];

/** What is wrong with an instruction among the others. */
export function failuresOf(pair: Pair, pairs: Pair[]): string[] {
  return validators.flatMap((validate) => validate(pair, pairs) ?? []);
}

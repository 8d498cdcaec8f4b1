/** A running instance goes on in another definition, with its ids, tasks and variables. */
import type { Definition } from "../../model/definition.ts";
import type { FlowNode } from "../../model/elements.ts";
import { createTimers, removeJobs } from "../behaviours/jobs.ts";
import { createSubscriptions, removeSubscriptions } from "../behaviours/subscriptions.ts";
import { setLocalVariables } from "../behaviours/variables.ts";
import type { Run } from "../run.ts";
import { runningIn } from "../tree/activity-instances.ts";
import { createChild, removeNode, replace } from "../tree/concurrent.ts";
import type { Instance, Node } from "../tree/node.ts";
import type { Command } from "../types/commands.ts";
import { EngineException } from "../types/exceptions.ts";
import type { MigrationInstruction } from "../types/instructions.ts";
import { carryEvents, type EventMigration } from "./migrate-events.ts";
import { MigratingInstanceInvalid, validateInstance } from "./validate-migration.ts";

type Migrate = Extract<Command, { type: "migrate-instance" }>;

/** Throws MigratingInstanceInvalid when something runs that cannot go on there. */
export function migrateInstance(run: Run, command: Migrate): void {
  const instance = run.tree.instances.get(command.instanceId);
  if (!instance)
    throw new EngineException(
      `ENGINE-23003 Process instance '${command.instanceId}' cannot be migrated. The process instance does not exist`,
    );
  const target = run.context.definition(command.definitionId);
  const mapping = new Map(command.instructions.map((instruction) => [instruction.sourceActivityId, instruction]));
  const report = validateInstance(instance, target, mapping);
  if (report) throw new MigratingInstanceInvalid(report);
  const leaves = runningIn(instance).filter(({ kind, activity }) => kind === "activity" && !activity.isContainer);
  const nodes = renameNodes(instance, target, mapping);
  const events: EventMigration = { mapping, dueDates: {} };
  for (const node of nodes) carryEvents(run, node, events);
  for (const { node } of leaves) fitScope(run, node);
  setLocalVariables(run, instance.root, command.variables);
  reportMigration(run, instance, events);
}

/** Lets every execution stand in the new definition; all of them are returned, those further out first. */
function renameNodes(instance: Instance, target: Definition, mapping: ReadonlyMap<string, MigrationInstruction>): Node[] {
  const image = (element: FlowNode | null) => {
    const instruction = element && mapping.get(element.id);
    return instruction ? (target.elements.get(instruction.targetActivityId) as FlowNode) : null;
  };
  const nodes: Node[] = [];
  const visit = (node: Node): void => {
    node.scope = node.parent ? image(node.scope) : (target.root as FlowNode);
    node.activity = image(node.activity);
    nodes.push(node);
    node.children.forEach(visit);
  };
  visit(instance.root);
  instance.definition = target;
  instance.process = target.root as FlowNode;
  instance.state = { ...instance.state, definitionId: target.id };
  return nodes;
}

/** An activity runs in an execution of its own when it is a scope: it may have become one, or be none any more. */
function fitScope(run: Run, node: Node): void {
  const activity = node.activity!;
  const isOwnScope = node.scope === activity;
  if (activity.isScope === isOwnScope) return;
  if (activity.isScope) {
    const child = createChild(run, node);
    child.activity = activity;
    child.scope = activity;
    replace(run, child, node);
    node.activity = null;
    node.isActive = false;
    createSubscriptions(run, child, activity);
    createTimers(run, child, activity);
    return;
  }
  const parent = node.parent!;
  removeSubscriptions(run, node);
  removeJobs(run, node);
  replace(run, parent, node);
  parent.activity = activity;
  removeNode(node);
}

function reportMigration(run: Run, instance: Instance, { dueDates }: EventMigration): void {
  run.emit({
    ...{ type: "instance-migrated", instanceId: instance.state.id, definitionId: instance.definition.id, dueDates },
    activities: runningIn(instance)
      .filter(({ kind }) => kind === "activity")
      .map(({ id, activity, node }) => ({
        ...{ id, activityId: activity.id, activityName: activity.name, activityType: activity.activityType },
        executionId: node.id,
      })),
  });
}

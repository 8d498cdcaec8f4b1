import type { Effect } from "../../core/types/effects.ts";
import { at } from "../database.ts";
import { storedState } from "../large-values.ts";
import { noWrites, type TreeWrite, type Writes } from "../writes.ts";
import type { Collection, EffectOf, MadeStep } from "./collection.ts";
import { executionChanged, settleExecutions, settleMoves } from "./executions.ts";
import { externalTaskCreated, externalTaskEnded } from "./external-tasks.ts";
import { activityEnded, activityStarted, businessKeyChanged, instanceEnded, instanceStarted } from "./instances.ts";
import { jobCreated, jobEnded, startJobCreated } from "./jobs.ts";
import { instanceMigrated } from "./migration.ts";
import { subscriptionCreated, subscriptionEnded } from "./subscriptions.ts";
import { taskLinkAdded, taskLinkRemoved, userTaskChanged, userTaskCreated, userTaskEnded } from "./user-tasks.ts";
import { settleVariables, variableRemoved, variableSet } from "./variables.ts";

/** Turns the effects of a step, in their order, into rows: what begins and ends within the step is one row. */
export function collect(step: MadeStep): Writes {
  const collection: Collection = {
    ...{ step, writes: noWrites(treeWrite(step)), time: at(step.now), started: new Map(), variables: new Map() },
    ...{ moved: new Map(), roots: new Map(), instances: { ...step.before?.state.instances, ...step.after?.instances } },
  };
  for (const other of step.others ?? []) addOther(collection, other);
  for (const effect of step.effects) add(collection, effect);
  settleExecutions(collection);
  settleVariables(collection);
  settleMoves(collection);
  return collection.writes;
}

type Other = NonNullable<MadeStep["others"]>[number];

function addOther({ writes, roots, instances }: Collection, other: Other): void {
  writes.otherTrees.push(treeWrite(other));
  const all = { ...other.before?.state.instances, ...other.after?.instances };
  Object.assign(instances, all);
  for (const id in all) roots.set(id, other.rootId);
}

function treeWrite({ rootId, before, after }: Other): TreeWrite {
  if (after === null) return before === null ? { kind: "none" } : { kind: "delete", rootId, rev: before.rev };
  const stored = storedState(after);
  if (before === null) return { kind: "insert", rootId, hasIncidents: false, ...stored };
  return { kind: "update", rootId, rev: before.rev, hasIncidents: before.hasIncidents, ...stored };
}

type Handlers = { [T in Effect["type"]]: (collection: Collection, effect: EffectOf<T>) => void };

const handlers: Handlers = {
  "instance-started": instanceStarted,
  "instance-ended": instanceEnded,
  "activity-started": activityStarted,
  "activity-ended": activityEnded,
  "variable-set": variableSet,
  "variable-removed": variableRemoved,
  "execution-changed": executionChanged,
  "user-task-created": userTaskCreated,
  "user-task-changed": userTaskChanged,
  "task-link-added": taskLinkAdded,
  "task-link-removed": taskLinkRemoved,
  "user-task-ended": userTaskEnded,
  "external-task-created": externalTaskCreated,
  "external-task-ended": externalTaskEnded,
  "job-created": jobCreated,
  "start-job-created": startJobCreated,
  "job-ended": jobEnded,
  "instance-migrated": instanceMigrated,
  "subscription-created": subscriptionCreated,
  "subscription-ended": subscriptionEnded,
  "business-key-changed": businessKeyChanged,
};

function add<T extends Effect["type"]>(collection: Collection, effect: EffectOf<T>): void {
  handlers[effect.type as T](collection, effect);
}

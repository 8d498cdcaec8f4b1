import type { Row } from "./database.ts";
import type { StoredState } from "./large-values.ts";

/** The tree row a command works on. */
export type TreeWrite =
  | ({ kind: "insert"; rootId: string; hasIncidents: boolean } & StoredState)
  | ({ kind: "update"; rootId: string; rev: number; hasIncidents: boolean; owner?: Owner } & StoredState)
  | { kind: "delete"; rootId: string; rev: number; owner?: Owner }
  /** Started and ended in one step: there never was a row. */
  | { kind: "none" };

/** The worker that must hold an external task for the write to take place: only where it was not read just before. */
export interface Owner {
  externalTaskId: string;
  workerId: string;
}

/**
 * Everything one command writes, ready for the database: rows with the names of the columns, and ids.
 * An empty list is left out of the statement.
 */
export interface Writes {
  tree: TreeWrite;
  /** Trees that a signal has reached or started. */
  otherTrees: TreeWrite[];
  instancesStarted: Row[];
  instancesEnded: Row[];
  /** `{ id, business_key }` */
  businessKeysChanged: Row[];
  executionsCreated: Row[];
  executionsEnded: string[];
  activitiesStarted: Row[];
  activitiesEnded: Row[];
  variablesSet: Row[];
  variablesEnded: Row[];
  variableUpdates: Row[];
  tasksCreated: Row[];
  tasksEnded: Row[];
  tasksChanged: Row[];
  identityLinksCreated: Row[];
  /** `{ task_id, type, user_id, group_id }` */
  identityLinksRemoved: Row[];
  identityLinkLogs: Row[];
  externalTasksCreated: Row[];
  /** `{ id, kind: "success" | "deletion", time }`: removed, and logged with what the row last said. */
  externalTasksEnded: Row[];
  externalTasksFailed: Row[];
  externalTaskLogs: Row[];
  jobsCreated: Row[];
  jobsEnded: Row[];
  jobsFailed: Row[];
  jobLogs: Row[];
  subscriptionsCreated: Row[];
  subscriptionsEnded: string[];
  /** What belongs to another definition now: rows by table. */
  migrated: {
    process_instance: Row[];
    activity_instance: Row[];
    task: Row[];
    external_task: Row[];
    job: Row[];
    event_subscription: Row[];
    incident: Row[];
  };
  entitiesMoved: { task: Row[]; external_task: Row[]; job: Row[]; variable: Row[] };
  incidentsCreated: Row[];
  /** `{ configuration, resolution, ended_at }`: with what they caused further up. */
  incidentsEnded: Row[];
  userOperations: Row[];
}

/** Nothing to write yet. */
export function noWrites(tree: TreeWrite): Writes {
  return {
    tree,
    otherTrees: [],
    instancesStarted: [],
    instancesEnded: [],
    businessKeysChanged: [],
    executionsCreated: [],
    executionsEnded: [],
    activitiesStarted: [],
    activitiesEnded: [],
    variablesSet: [],
    variablesEnded: [],
    variableUpdates: [],
    tasksCreated: [],
    tasksEnded: [],
    tasksChanged: [],
    identityLinksCreated: [],
    identityLinksRemoved: [],
    identityLinkLogs: [],
    externalTasksCreated: [],
    externalTasksEnded: [],
    externalTasksFailed: [],
    externalTaskLogs: [],
    jobsCreated: [],
    jobsEnded: [],
    jobsFailed: [],
    jobLogs: [],
    subscriptionsCreated: [],
    subscriptionsEnded: [],
    migrated: {
      ...{ process_instance: [], activity_instance: [], task: [], external_task: [], job: [], event_subscription: [] },
      incident: [],
    },
    entitiesMoved: { task: [], external_task: [], job: [], variable: [] },
    incidentsCreated: [],
    incidentsEnded: [],
    userOperations: [],
  };
}

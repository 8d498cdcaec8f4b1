/** User tasks, as far as the database keeps them. */

/** What people and listeners may change about an open user task; the database keeps it, not the tree. */
export interface TaskProperties {
  name: string | null;
  description: string | null;
  assignee: string | null;
  owner: string | null;
  delegationState: "PENDING" | "RESOLVED" | null;
  priority: number;
  /** Dates are milliseconds since the epoch. */
  due: number | null;
  followUp: number | null;
  parentTaskId: string | null;
  createTime: number;
  /** null: it has not been updated since it was created. */
  updateTime: number | null;
}

/** Who has to do with a task, beside its assignee and owner. */
export interface TaskLink {
  userId: string | null;
  groupId: string | null;
  type: string;
}

/** A user task and where it belongs. */
export interface TaskPlace {
  id: string;
  executionId: string;
  instanceId: string;
  definitionId: string;
}

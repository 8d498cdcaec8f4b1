import { randomUUID } from "node:crypto";
import { at, type Row } from "../persistence/database.ts";
import { insertRows, type Run } from "../persistence/insert-row.ts";
import type { UserId } from "./shell.ts";

/** What a person did, as GET /history/user-operation shows it. */
export interface UserOperation {
  operationType: string;
  entityType:
    | ("ProcessInstance" | "Task" | "ProcessDefinition" | "Variable" | "Deployment" | "Job" | "ExternalTask" | "Incident")
    | ("IdentityLink" | "Attachment" | "Comment" | "User" | "Group" | "Group membership" | "Filter" | "OperationLog")
    | ("JobDefinition" | "Batch");
  category: "Operator" | "TaskWorker" | "Admin";
  /** Changed properties: `[name, old value, new value]`. None: one row without property. */
  changes?: [property: string, before: unknown, after: unknown][];
  annotation?: string | null;
  /** Columns of user_operation that say what it concerns. */
  about: Row;
}

/** Rows for what one act consists of; none when nobody is authenticated. */
export function userOperationRows(userId: UserId, now: number, ...operations: UserOperation[]): Row[] {
  if (userId === null) return [];
  const operationId = randomUUID();
  return operations.flatMap((operation) => rowsOf(userId, now, operation, operationId));
}

function rowsOf(userId: string, now: number, operation: UserOperation, operationId: string): Row[] {
  const text = (value: unknown) => (value === null || value === undefined ? null : String(value));
  return (operation.changes ?? [[null, null, null]]).map(([property, before, after]) => ({
    ...{ id: randomUUID(), operation_id: operationId, user_id: userId, time: at(now) },
    ...{ operation_type: operation.operationType, entity_type: operation.entityType, category: operation.category },
    ...{ property, org_value: text(before), new_value: text(after), annotation: operation.annotation ?? null },
    ...operation.about,
  }));
}

/** Writes down what a person did that no command on a tree brings along. */
export async function logOperation(run: Run, userId: UserId, now: number, ...operations: UserOperation[]): Promise<void> {
  await insertRows(run, "user_operation", userOperationRows(userId, now, ...operations));
}

/** Columns of user_operation about a process instance (its row, or one that names it `instance_id`). */
export function aboutInstance(row: Row): Row {
  return {
    ...{ definition_id: row.definition_id, definition_key: row.definition_key },
    ...{ root_id: row.root_id, instance_id: row.instance_id ?? row.id },
  };
}

import { randomUUID } from "node:crypto";
import { at, type Row } from "../persistence/database.ts";

/** What a person did, as GET /history/user-operation shows it. */
export interface UserOperation {
  operationType: string;
  entityType: "ProcessInstance" | "Task" | "ProcessDefinition" | "Variable" | "Deployment" | "Job" | "ExternalTask" | "Incident";
  category: "Operator" | "TaskWorker" | "Admin";
  /** Changed properties: `[name, old value, new value]`. None: one row without property. */
  changes?: [property: string, before: unknown, after: unknown][];
  /** Columns of user_operation that say what it concerns. */
  about: Row;
}

/** Rows for an operation; none when nobody is authenticated. */
export function userOperationRows(userId: string | null, now: number, operation: UserOperation): Row[] {
  if (userId === null) return [];
  const operationId = randomUUID();
  const text = (value: unknown) => (value === null || value === undefined ? null : String(value));
  return (operation.changes ?? [[null, null, null]]).map(([property, before, after]) => ({
    ...{ id: randomUUID(), operation_id: operationId, user_id: userId, time: at(now) },
    ...{ operation_type: operation.operationType, entity_type: operation.entityType, category: operation.category },
    ...{ property, org_value: text(before), new_value: text(after) },
    ...operation.about,
  }));
}

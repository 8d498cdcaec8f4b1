import { randomUUID } from "node:crypto";
import { at, type Row } from "../persistence/database.ts";

/** Somebody who has to do with a task, and how: candidate, assignee, owner or a type of one's own. */
export interface IdentityLink {
  userId: string | null;
  groupId: string | null;
  type: string;
}

interface LoggedLink {
  operation: "add" | "delete";
  link: IdentityLink;
  /** Columns of identity_link_log that say what it concerns. */
  about: Row;
  /** Who did it. */
  assignerId: string | null;
  now: number;
}

/** A row of the log of identity links. */
export function linkLogRow({ operation, link, about, assignerId, now }: LoggedLink): Row {
  return {
    ...{ id: randomUUID(), time: at(now), type: link.type, user_id: link.userId, group_id: link.groupId },
    ...{ operation_type: operation, assigner_id: assignerId, ...about },
  };
}

/** Columns of identity_link_log about a task. */
export function linkedTask(row: Row): Row {
  return {
    ...{ task_id: row.id, definition_id: row.definition_id, definition_key: row.definition_key },
    ...{ root_id: row.root_id, instance_id: row.instance_id },
  };
}

/** Rows for a task whose assignee or owner has changed. */
export function reassignmentRows(before: Row, after: Row, assignerId: string | null, now: number): Row[] {
  const rows: Row[] = [];
  for (const type of ["assignee", "owner"]) {
    if (before[type] === after[type]) continue;
    const entry = (operation: "add" | "delete", userId: string | null) => {
      if (userId === null || userId === undefined) return;
      const link = { userId, groupId: null, type };
      rows.push(linkLogRow({ operation, link, about: linkedTask(before), assignerId, now }));
    };
    entry("delete", before[type]);
    entry("add", after[type]);
  }
  return rows;
}

import { insert, type Part, remove, rowsIn, update } from "../part.ts";
import { instance, text, time } from "./columns.ts";

/** User tasks and who has to do with them. */
export const taskParts: Part[] = [
  insert(
    "ta+",
    "task",
    {
      ...{ id: text, ...instance, definition_id: text, execution_id: text, activity_id: text, activity_instance_id: text },
      ...{ name: text, description: text, assignee: text, due: time, follow_up: time, priority: "int", form_key: text },
      ...{ form_ref: "jsonb", state: text, created_at: time, ended_at: time, delete_reason: text },
      ...{ owner: text, delegation_state: text, parent_task_id: text, updated_at: time },
    },
    (w) => w.tasksCreated,
  ),
  update("ta-", "task", { state: text, ended_at: time, delete_reason: text }, (w) => w.tasksEnded),
  remove("il-", "identity_link", "task_id", (w) =>
    [...w.tasksEnded, ...w.tasksChanged.filter((row) => row.ended_at)].map((row) => row.id as string),
  ),
  update(
    "ta~",
    "task",
    {
      ...{ name: text, description: text, assignee: text, owner: text, delegation_state: text, parent_task_id: text },
      ...{ priority: "int", due: time, follow_up: time, updated_at: time, state: text, execution_id: text },
      ...{ ended_at: time, delete_reason: text },
    },
    (w) => w.tasksChanged,
  ),
  {
    name: "il~",
    rows: (w) => w.identityLinksRemoved,
    sql: (parameter) => `delete from identity_link t
      using ${rowsIn(parameter, "task_id text, user_id text, group_id text, type text")}
      where t.task_id = r.task_id and t.type = r.type and t.user_id is not distinct from r.user_id
        and t.group_id is not distinct from r.group_id`,
  },
  insert(
    "il+",
    "identity_link",
    { id: text, task_id: text, user_id: text, group_id: text, type: text },
    (w) => w.identityLinksCreated,
  ),
  insert(
    "ll+",
    "identity_link_log",
    {
      ...{ id: text, time, type: text, user_id: text, group_id: text, task_id: text, definition_id: text },
      ...{ definition_key: text, operation_type: text, assigner_id: text, ...instance },
    },
    (w) => w.identityLinkLogs,
  ),
];

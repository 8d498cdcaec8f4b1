import { insert, type Part, remove, rowsIn, update } from "../part.ts";
import { instance, text, time } from "./columns.ts";

const externalTaskLog = {
  ...{ id: text, ...instance, external_task_id: text, kind: text, time, topic: text, worker_id: text },
  ...{ priority: "bigint", retries: "int", error_message: text, error_details: text },
  ...{ activity_id: text, activity_instance_id: text, execution_id: text },
};

/** External tasks and their log. */
export const externalTaskParts: Part[] = [
  insert(
    "et+",
    "external_task",
    {
      ...{ id: text, ...instance, definition_id: text, definition_key: text, version_tag: text, business_key: text },
      ...{ execution_id: text, activity_id: text, activity_instance_id: text, topic: text, priority: "bigint" },
      ...{ extension_properties: "jsonb", created_at: time },
    },
    (w) => w.externalTasksCreated,
  ),
  remove("et-", "external_task", "id", (w) => w.externalTasksEnded.map((row) => row.id as string)),
  {
    name: "el-",
    rows: (w) => w.externalTasksEnded,
    sql: (parameter) => `insert into external_task_log (${Object.keys(externalTaskLog).join(", ")})
      select r.log_id, t.root_id, t.instance_id, t.id, r.kind, r.time, t.topic, t.worker_id, t.priority, t.retries,
             null, null, t.activity_id, t.activity_instance_id, t.execution_id
        from ${rowsIn(parameter, "id text, log_id text, kind text, time timestamptz")},
             external_task t where t.id = r.id`,
  },
  update(
    "et~",
    "external_task",
    { worker_id: text, lock_expires_at: time, retries: "int", error_message: text, error_details: text },
    (w) => w.externalTasksFailed,
  ),
  insert("el+", "external_task_log", externalTaskLog, (w) => w.externalTaskLogs),
];

import { insert, type Part, remove, rowsIn, update } from "../part.ts";
import { instance, scope, text, time, value } from "./columns.ts";

/** Process instances, executions, activities and variables. */
export const instanceParts: Part[] = [
  insert(
    "pi+",
    "process_instance",
    {
      ...{ id: text, root_id: text, super_id: text, definition_id: text, definition_key: text, business_key: text },
      ...{ state: text, start_activity_id: text, start_user_id: text, started_at: time, ended_at: time },
      ...{ end_activity_id: text, delete_reason: text, removal_at: time, restarted_id: text },
    },
    (w) => w.instancesStarted,
  ),
  update(
    "pi-",
    "process_instance",
    { state: text, ended_at: time, end_activity_id: text, delete_reason: text, removal_at: time, business_key: text },
    (w) => w.instancesEnded,
  ),
  update("pi~", "process_instance", { business_key: text }, (w) => w.businessKeysChanged),
  {
    name: "et=",
    rows: (w) => w.businessKeysChanged,
    sql: (parameter) => `update external_task t set business_key = r.business_key
      from ${rowsIn(parameter, "id text, business_key text")} where t.instance_id = r.id`,
  },
  insert("ex+", "execution", { id: text, ...instance }, (w) => w.executionsCreated),
  remove("ex-", "execution", "id", (w) => w.executionsEnded),
  insert(
    "ai+",
    "activity_instance",
    {
      ...{ id: text, ...instance, parent_id: text, execution_id: text, activity_id: text, name: text, type: text },
      ...{ task_id: text, called_instance_id: text, started_at: time, ended_at: time },
      ...{ canceled: "boolean", complete_scope: "boolean" },
    },
    (w) => w.activitiesStarted,
  ),
  update(
    "ai-",
    "activity_instance",
    { ended_at: time, canceled: "boolean", complete_scope: "boolean", execution_id: text },
    (w) => w.activitiesEnded,
  ),
  insert(
    "va+",
    "variable",
    { id: text, ...instance, ...scope, ...value, created_at: time, live: "boolean", deleted: "boolean" },
    (w) => w.variablesSet,
    `on conflict (id) do update set execution_id = excluded.execution_id, type = excluded.type, text_value = excluded.text_value,
       number_value = excluded.number_value, value_info = excluded.value_info,
       live = excluded.live, deleted = excluded.deleted, forgotten = false`,
  ),
  update("va-", "variable", { live: "boolean", deleted: "boolean" }, (w) => w.variablesEnded),
  insert(
    "vu+",
    "variable_update",
    { id: text, ...instance, variable_id: text, ...scope, ...value, time, initial: "boolean" },
    (w) => w.variableUpdates,
  ),
];

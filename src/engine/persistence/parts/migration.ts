import { type Part, rowsIn, update } from "../part.ts";
import { text } from "./columns.ts";

/** What belongs to another definition now. */
export const migrationParts: Part[] = [
  update("pi^", "process_instance", { definition_id: text, definition_key: text }, (w) => w.migrated.process_instance),
  update(
    "ai^",
    "activity_instance",
    { activity_id: text, name: text, type: text, execution_id: text },
    (w) => w.migrated.activity_instance,
  ),
  update("ta^", "task", { definition_id: text, activity_id: text, execution_id: text }, (w) => w.migrated.task),
  update(
    "et^",
    "external_task",
    { definition_id: text, definition_key: text, version_tag: text, activity_id: text, execution_id: text },
    (w) => w.migrated.external_task,
  ),
  {
    name: "jo^",
    rows: (w) => w.migrated.job,
    sql: (parameter) => `update job t set definition_id = r.definition_id, definition_key = r.definition_key,
             job_definition_id = r.job_definition_id, activity_id = r.activity_id, execution_id = r.execution_id,
             due_at = coalesce(r.due_at, t.due_at), repeat = coalesce(r.repeat, t.repeat)
        from ${rowsIn(
          parameter,
          `id text, definition_id text, definition_key text, job_definition_id text, activity_id text, execution_id text,
           due_at timestamptz, repeat text`,
        )} where t.id = r.id`,
  },
  update(
    "es^",
    "event_subscription",
    { definition_id: text, activity_id: text, execution_id: text, name: text },
    (w) => w.migrated.event_subscription,
  ),
  {
    name: "in^",
    rows: (w) => w.migrated.incident,
    sql: (parameter) => `update incident t set definition_id = r.definition_id, activity_id = r.activity_id
        from ${rowsIn(parameter, "id text, definition_id text, activity_id text")}
       where t.configuration = r.id and t.ended_at is null`,
  },
];

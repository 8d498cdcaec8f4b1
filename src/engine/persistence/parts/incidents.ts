import { insert, type Part, rowsIn } from "../part.ts";
import { instance, text, time } from "./columns.ts";

/** Incidents. */
export const incidentParts: Part[] = [
  insert(
    "in+",
    "incident",
    {
      ...{ id: text, type: text, ...instance, execution_id: text, definition_id: text, activity_id: text },
      ...{ failed_activity_id: text, cause_id: text, root_cause_id: text, configuration: text },
      ...{ history_configuration: text, message: text, job_definition_id: text, created_at: time },
    },
    (w) => w.incidentsCreated,
  ),
  {
    name: "in-",
    rows: (w) => w.incidentsEnded,
    sql: (parameter) => `update incident t set ended_at = r.ended_at, resolution = r.resolution
      from ${rowsIn(parameter, "configuration text, ended_at timestamptz, resolution text")},
           incident c
      where c.configuration = r.configuration and c.ended_at is null and t.root_cause_id = c.id and t.ended_at is null`,
  },
];

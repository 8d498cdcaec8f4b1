import { insert, type Part, remove, rowsIn, update } from "../part.ts";
import { instance, text, time } from "./columns.ts";

const job = {
  ...{ id: text, ...instance, execution_id: text, definition_id: text, definition_key: text, job_definition_id: text },
  ...{ activity_id: text, kind: text, due_at: time, repeat: text, retries: "int", priority: "bigint", exclusive: "boolean" },
  ...{ retry_cycle: text, created_at: time, lock_expires_at: time, payload: "jsonb", batch_id: text },
};
const jobLog = {
  ...{ id: text, ...instance, job_id: text, kind: text, time, definition_id: text, definition_key: text },
  ...{ job_definition_id: text, job_kind: text, activity_id: text, execution_id: text, due_at: time, retries: "int" },
  ...{ priority: "bigint", exception_message: text, exception_stack: text, failed_activity_id: text },
  batch_id: text,
};

/** Jobs and their log. */
export const jobParts: Part[] = [
  {
    name: "jo+",
    rows: (w) => w.jobsCreated,
    // A job takes over what its job definition says: whether it is suspended, and a priority over that of the model.
    sql: (parameter) => `insert into job (${Object.keys(job).join(", ")}, suspended)
      select ${Object.keys(job).map((name) => (name === "priority" ? "coalesce(d.priority, r.priority)" : `r.${name}`))},
             coalesce(d.suspended, false) or coalesce(r.suspended, false)
        from ${rowsIn(
          parameter,
          Object.entries({ ...job, suspended: "boolean" })
            .map((column) => column.join(" "))
            .join(", "),
        )}
             left join job_definition d on d.id = r.job_definition_id`,
  },
  remove("jo-", "job", "id", (w) => w.jobsEnded.map((row) => row.id as string)),
  {
    name: "jl-",
    rows: (w) => w.jobsEnded,
    sql: (parameter) => `insert into job_log (${Object.keys(jobLog).join(", ")})
      select r.log_id, t.root_id, t.instance_id, t.id, r.kind, r.time, t.definition_id, t.definition_key,
             t.job_definition_id, t.kind, t.activity_id, coalesce(r.execution_id, t.execution_id), t.due_at, t.retries, t.priority, null, null,
             t.failed_activity_id, t.batch_id
        from ${rowsIn(parameter, "id text, log_id text, kind text, time timestamptz, execution_id text")},
             job t where t.id = r.id`,
  },
  update(
    "jo~",
    "job",
    {
      ...{ retries: "int", due_at: time, lock_owner: text, lock_expires_at: time, exception_message: text },
      ...{ exception_stack: text, failed_activity_id: text },
    },
    (w) => w.jobsFailed,
  ),
  insert("jl+", "job_log", jobLog, (w) => w.jobLogs),
];

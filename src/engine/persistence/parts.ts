import { insert, type Part, remove, rowsIn, update } from "./part.ts";

const text = "text";
const time = "timestamptz";
const instance = { root_id: text, instance_id: text };
const value = { name: text, type: text, text_value: text, number_value: "double precision", value_info: "jsonb" };
const scope = { execution_id: text, task_id: text, activity_instance_id: text };
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
const externalTaskLog = {
  ...{ id: text, ...instance, external_task_id: text, kind: text, time, topic: text, worker_id: text },
  ...{ priority: "bigint", retries: "int", error_message: text, error_details: text },
  ...{ activity_id: text, activity_instance_id: text, execution_id: text },
};

/** Every part, in the order in which the statement lists them. */
export const parts: Part[] = [
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
  insert(
    "es+",
    "event_subscription",
    {
      ...{ id: text, type: text, name: text, ...instance, execution_id: text, definition_id: text },
      ...{ activity_id: text, created_at: time },
    },
    (w) => w.subscriptionsCreated,
  ),
  remove("es-", "event_subscription", "id", (w) => w.subscriptionsEnded),
  update("pi~", "process_instance", { definition_id: text, definition_key: text }, (w) => w.migrated.process_instance),
  update(
    "ai~",
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
  update("ta>", "task", { execution_id: text }, (w) => w.entitiesMoved.task),
  update("et>", "external_task", { execution_id: text }, (w) => w.entitiesMoved.external_task),
  update("jo>", "job", { execution_id: text }, (w) => w.entitiesMoved.job),
  update("va>", "variable", { execution_id: text }, (w) => w.entitiesMoved.variable),
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
  insert(
    "uo+",
    "user_operation",
    {
      ...{ id: text, operation_id: text, operation_type: text, entity_type: text, category: text, property: text },
      ...{ org_value: text, new_value: text, user_id: text, time, annotation: text, deployment_id: text },
      ...{ definition_id: text, definition_key: text, ...instance, execution_id: text, task_id: text, job_id: text },
      ...{ external_task_id: text, job_definition_id: text, batch_id: text },
    },
    (w) => w.userOperations,
  ),
];

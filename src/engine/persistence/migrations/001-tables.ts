import type { Knex } from "knex";

/**
 * The engine's tables. A tree of process instances (a root and what its call activities started) is one row
 * of `tree`; the other tables are what queries read, written in the same statement as the tree.
 * Rows of process_instance, activity_instance, task, variable and incident live on as history: what has
 * `ended_at` (or is no longer `live`) is past.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table engine.deployment (
      id text primary key, seq bigint generated always as identity,
      name text, source text, deployed_at timestamptz not null);

    create table engine.resource (
      id text primary key, deployment_id text not null references engine.deployment on delete cascade,
      name text not null, bytes bytea not null, unique (deployment_id, name));

    create table engine.process_definition (
      id text primary key, key text not null, version int not null,
      deployment_id text not null references engine.deployment on delete cascade, resource_name text not null,
      name text, category text, description text, version_tag text, history_ttl int,
      startable_in_tasklist boolean not null, suspended boolean not null default false, unique (key, version));
    create index on engine.process_definition (deployment_id);

    create table engine.form_definition (
      id text primary key, key text not null, version int not null,
      deployment_id text not null references engine.deployment on delete cascade, resource_name text not null,
      unique (key, version));

    create table engine.tree (
      root_id text primary key, rev int not null, has_incidents boolean not null default false, state text not null)
      with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);

    create table engine.process_instance (
      id text primary key, seq bigint generated always as identity, root_id text not null, super_id text,
      definition_id text not null, definition_key text not null, business_key text, suspended boolean not null default false,
      state text not null, start_activity_id text, start_user_id text, started_at timestamptz not null,
      ended_at timestamptz, end_activity_id text, delete_reason text, removal_at timestamptz)
      with (fillfactor = 80);
    create index on engine.process_instance (root_id);
    create index on engine.process_instance (super_id) where super_id is not null;
    create index on engine.process_instance (business_key) where business_key is not null;
    create index on engine.process_instance (definition_id);
    create index process_instance_running on engine.process_instance (seq) where ended_at is null;
    create index on engine.process_instance (removal_at) where removal_at is not null;

    create table engine.execution (
      id text primary key, seq bigint generated always as identity, root_id text not null, instance_id text not null)
      with (autovacuum_vacuum_scale_factor = 0.05);
    create index on engine.execution (instance_id);

    create table engine.activity_instance (
      id text primary key, seq bigint generated always as identity, root_id text not null, instance_id text not null,
      parent_id text not null, execution_id text not null, activity_id text not null, name text, type text not null,
      task_id text, called_instance_id text, started_at timestamptz not null, ended_at timestamptz,
      canceled boolean not null default false, complete_scope boolean not null default false)
      with (fillfactor = 80);
    create index on engine.activity_instance (instance_id);

    create table engine.variable (
      id text primary key, seq bigint generated always as identity, root_id text not null, instance_id text not null,
      execution_id text, task_id text, activity_instance_id text not null, name text not null, type text not null,
      text_value text, number_value double precision, value_info jsonb, created_at timestamptz not null,
      live boolean not null, deleted boolean not null default false)
      with (fillfactor = 80);
    create index on engine.variable (instance_id);

    create table engine.variable_update (
      id text primary key, seq bigint generated always as identity, root_id text not null, instance_id text not null,
      variable_id text not null, execution_id text, task_id text, activity_instance_id text not null,
      name text not null, type text not null, text_value text, number_value double precision, value_info jsonb,
      time timestamptz not null, initial boolean not null);
    create index on engine.variable_update (instance_id);

    create table engine.task (
      id text primary key, seq bigint generated always as identity, root_id text, instance_id text, definition_id text,
      execution_id text, activity_id text, activity_instance_id text, parent_task_id text, name text, description text,
      assignee text, owner text, delegation_state text, due timestamptz, follow_up timestamptz, priority int not null,
      form_key text, form_ref jsonb, suspended boolean not null default false, state text not null,
      created_at timestamptz not null, updated_at timestamptz, ended_at timestamptz, delete_reason text)
      with (fillfactor = 80);
    create index on engine.task (instance_id);
    create index task_open on engine.task (seq) where ended_at is null;
    create index task_assignee on engine.task (assignee) where ended_at is null and assignee is not null;

    create table engine.identity_link (
      id text primary key, task_id text not null, user_id text, group_id text, type text not null);
    create index on engine.identity_link (task_id);
    create index on engine.identity_link (group_id) where group_id is not null;
    create index on engine.identity_link (user_id) where user_id is not null;

    create table engine.external_task (
      id text primary key, seq bigint generated always as identity, root_id text not null, instance_id text not null,
      definition_id text not null, definition_key text not null, version_tag text, business_key text,
      execution_id text not null, activity_id text not null, activity_instance_id text not null,
      topic text not null, priority bigint not null, extension_properties jsonb, suspended boolean not null default false,
      created_at timestamptz not null, worker_id text, lock_expires_at timestamptz, retries int,
      error_message text, error_details text)
      with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
    create index on engine.external_task (instance_id);
    create index external_task_topic on engine.external_task (topic, seq);
    create index external_task_topic_priority on engine.external_task (topic, priority desc, seq);

    create table engine.external_task_log (
      id text primary key, seq bigint generated always as identity, root_id text not null, instance_id text not null,
      external_task_id text not null, kind text not null, time timestamptz not null, topic text not null, worker_id text,
      priority bigint not null, retries int, error_message text, error_details text, activity_id text not null,
      activity_instance_id text not null, execution_id text not null);
    create index on engine.external_task_log (instance_id);

    create table engine.job (
      id text primary key, seq bigint generated always as identity, root_id text, instance_id text, execution_id text,
      definition_id text not null, definition_key text not null, job_definition_id text not null, activity_id text not null,
      kind text not null, due_at timestamptz, repeat text, retries int not null, priority bigint not null,
      exclusive boolean not null, retry_cycle text, suspended boolean not null default false, created_at timestamptz not null,
      lock_owner text, lock_expires_at timestamptz, exception_message text, exception_stack text, failed_activity_id text);
    create index on engine.job (instance_id);
    create index on engine.job (due_at);

    create table engine.job_log (
      id text primary key, seq bigint generated always as identity, root_id text, instance_id text, job_id text not null,
      kind text not null, time timestamptz not null, definition_id text, definition_key text, job_definition_id text,
      job_kind text not null, activity_id text, execution_id text, due_at timestamptz, retries int, priority bigint,
      exception_message text, exception_stack text, failed_activity_id text);
    create index on engine.job_log (instance_id);

    create table engine.event_subscription (
      id text primary key, seq bigint generated always as identity, type text not null, name text,
      root_id text, instance_id text, execution_id text, definition_id text not null, activity_id text not null,
      created_at timestamptz not null);
    create index on engine.event_subscription (type, name);
    create index on engine.event_subscription (instance_id);

    create table engine.incident (
      id text primary key, seq bigint generated always as identity, type text not null, root_id text not null,
      instance_id text not null, execution_id text not null, definition_id text not null, activity_id text,
      failed_activity_id text, cause_id text not null, root_cause_id text not null, configuration text,
      history_configuration text, message text, job_definition_id text, annotation text,
      created_at timestamptz not null, ended_at timestamptz, resolution text);
    create index on engine.incident (instance_id);
    create index on engine.incident (root_cause_id);
    create index incident_open on engine.incident (configuration) where ended_at is null;

    create table engine.task_comment (
      id text primary key, seq bigint generated always as identity, task_id text, instance_id text, root_id text,
      user_id text, time timestamptz not null, message text not null);
    create index on engine.task_comment (task_id);

    create table engine.user_operation (
      id text primary key, seq bigint generated always as identity, operation_id text not null, operation_type text not null,
      entity_type text not null, category text, property text, org_value text, new_value text, user_id text not null,
      time timestamptz not null, annotation text, deployment_id text, definition_id text, definition_key text,
      root_id text, instance_id text, execution_id text, task_id text, job_id text, external_task_id text);
    create index on engine.user_operation (instance_id);

    create table engine.engine_user (
      id text primary key, first_name text, last_name text, email text, password_hash text);
    create table engine.engine_group (id text primary key, name text, type text);
    create table engine.membership (
      user_id text not null, group_id text not null references engine.engine_group on delete cascade,
      primary key (user_id, group_id));
    insert into engine.engine_group values ('camunda-admin', 'camunda BPM Administrators', 'SYSTEM');

    create table engine.filter (
      id text primary key, resource_type text not null, name text not null, owner text,
      query jsonb not null, properties jsonb not null);
  `);
}

/** Migrations go forward only. */
export async function down(): Promise<void> {
  throw new Error("migrations of the engine go forward only");
}

import type { Knex } from "knex";

/**
 * Job definitions (what jobs of one activity have in common) and batches (one operation on many instances, done by
 * jobs). Jobs that belong to no definition come with them: those of batches, and suspensions that are put off.
 * Definitions that were deployed before get their job definitions when the engine starts.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table engine.process_definition add column has_job_definitions boolean not null default false;
    create index process_definition_without_jobs on engine.process_definition (id) where not has_job_definitions;

    create table engine.job_definition (
      id text primary key, seq bigint generated always as identity,
      definition_id text references engine.process_definition on delete cascade, definition_key text, activity_id text,
      job_type text not null, configuration text, suspended boolean not null default false, priority bigint,
      deployment_id text, batch_id text);
    create index on engine.job_definition (definition_id);
    create index on engine.job_definition (definition_key);
    create index on engine.job_definition (batch_id) where batch_id is not null;

    create table engine.batch (
      id text primary key, seq bigint generated always as identity, type text not null, total_jobs int not null,
      jobs_created int not null default 0, jobs_per_seed int not null, invocations_per_job int not null,
      seed_job_definition_id text not null, monitor_job_definition_id text not null, batch_job_definition_id text not null,
      suspended boolean not null default false, create_user_id text, deployment_id text, remaining jsonb not null,
      operation jsonb not null, started_at timestamptz not null, execution_started_at timestamptz, ended_at timestamptz);
    create index batch_open on engine.batch (seq) where ended_at is null;

    alter table engine.job add column batch_id text;
    alter table engine.job alter column definition_id drop not null;
    alter table engine.job alter column definition_key drop not null;
    alter table engine.job alter column job_definition_id drop not null;
    alter table engine.job alter column activity_id drop not null;
    create index on engine.job (job_definition_id);
    create index on engine.job (batch_id) where batch_id is not null;
    alter table engine.job_log add column batch_id text;

    alter table engine.incident alter column root_id drop not null;
    alter table engine.incident alter column instance_id drop not null;
    alter table engine.incident alter column execution_id drop not null;
    alter table engine.incident alter column definition_id drop not null;

    alter table engine.user_operation add column job_definition_id text;
    alter table engine.user_operation add column batch_id text;
    alter table engine.process_instance add column restarted_id text;
  `);
}

/** Migrations go forward only. */
export async function down(): Promise<void> {
  throw new Error("migrations of the engine go forward only");
}

import type { Knex } from "knex";

/**
 * The log of identity links, attachments, and what the clean-up of the history needs: it finds what belongs to a
 * tree, and keeps the log of user operations until its own time has come. An operation that concerns a definition
 * concerns its deployment, too.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table engine.identity_link_log (
      id text primary key, seq bigint generated always as identity, time timestamptz not null, type text not null,
      user_id text, group_id text, task_id text, definition_id text, definition_key text, operation_type text not null,
      assigner_id text, root_id text, instance_id text);
    create index on engine.identity_link_log (instance_id) where instance_id is not null;
    create index on engine.identity_link_log (task_id) where task_id is not null;
    create index on engine.identity_link_log (definition_id);

    create table engine.attachment (
      id text primary key, seq bigint generated always as identity, task_id text, instance_id text, root_id text,
      name text, type text, description text, url text, user_id text, created_at timestamptz not null, content bytea);
    create index on engine.attachment (task_id) where task_id is not null;
    create index on engine.attachment (instance_id) where instance_id is not null;
    create index on engine.attachment (root_id) where root_id is not null;

    create index on engine.task_comment (instance_id) where instance_id is not null;
    create index on engine.task_comment (root_id) where root_id is not null;

    alter table engine.variable add column forgotten boolean not null default false;
    alter table engine.user_operation add column removal_at timestamptz;
    create index on engine.user_operation (task_id) where task_id is not null;
    create index on engine.user_operation (operation_id);
    create index on engine.user_operation (removal_at) where removal_at is not null;

    create function engine.complete_user_operation() returns trigger language plpgsql as $$
      begin
        new.deployment_id := coalesce(new.deployment_id,
          (select deployment_id from engine.process_definition where id = new.definition_id));
        return new;
      end $$;
    create trigger complete_user_operation before insert on engine.user_operation
      for each row when (new.deployment_id is null and new.definition_id is not null)
      execute function engine.complete_user_operation();

    create table engine.starter (
      definition_id text not null references engine.process_definition on delete cascade, user_id text, group_id text);
    create index on engine.starter (definition_id);

    create unique index job_history_cleanup on engine.job (kind) where kind = 'history-cleanup';
  `);
}

/** Migrations go forward only. */
export async function down(): Promise<void> {
  throw new Error("migrations of the engine go forward only");
}

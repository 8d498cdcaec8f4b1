import type { Knex } from "knex";

/**
 * What running work looks like: each element that an instance went through (`step_runs`), the same counted by day,
 * month and duration (`step_figures`), how far the engine's history was read (`step_cursors`); and running instances that were moved
 * to another version of their model, with what became of each.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE store.step_runs (
      id text PRIMARY KEY,
      process_key text NOT NULL,
      version int NOT NULL,
      element text NOT NULL,
      instance_id text NOT NULL,
      root_id text NOT NULL,
      team text NOT NULL,
      started_at timestamptz NOT NULL,
      ended_at timestamptz,
      canceled boolean NOT NULL,
      checked_at timestamptz NOT NULL
    );
    CREATE INDEX step_runs_standing ON store.step_runs (process_key, team, version, element) INCLUDE (started_at)
      WHERE ended_at IS NULL;
    CREATE INDEX step_runs_to_check ON store.step_runs (checked_at) WHERE ended_at IS NULL;
    CREATE INDEX step_runs_open_of_instance ON store.step_runs (instance_id) WHERE ended_at IS NULL;
    CREATE INDEX step_runs_of_root ON store.step_runs (root_id);

    CREATE TABLE store.step_figures (
      process_key text NOT NULL,
      team text NOT NULL,
      span text NOT NULL CHECK (span IN ('day', 'month')),
      begins date NOT NULL,
      version int NOT NULL,
      element text NOT NULL,
      bucket smallint NOT NULL,
      runs int NOT NULL,
      total_ms bigint NOT NULL,
      PRIMARY KEY (process_key, team, span, begins, version, element, bucket)
    );

    CREATE INDEX processes_not_approved ON store.processes (finished_at) WHERE state = 'finished' AND outcome <> 'approved';

    CREATE TABLE store.step_cursors (
      stream text PRIMARY KEY,
      reached timestamptz,
      read_at timestamptz
    );

    CREATE TABLE store.instance_moves (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      process_key text NOT NULL,
      source_id text NOT NULL,
      source_version int NOT NULL,
      target_id text NOT NULL,
      target_version int NOT NULL,
      plan json NOT NULL,
      filter json NOT NULL,
      reason text NOT NULL,
      asked_by uuid NOT NULL REFERENCES store.accounts,
      asked_at timestamptz NOT NULL,
      reference text NOT NULL,
      finished_at timestamptz
    );
    CREATE INDEX instance_moves_of_process ON store.instance_moves (process_key, asked_at DESC);
    CREATE INDEX instance_moves_unfinished ON store.instance_moves (asked_at) WHERE finished_at IS NULL;

    CREATE TABLE store.instance_move_items (
      move_id uuid NOT NULL REFERENCES store.instance_moves,
      position int NOT NULL,
      instance_id text NOT NULL,
      outcome text CHECK (outcome IN ('moved', 'stays')),
      causes json,
      decided_at timestamptz,
      PRIMARY KEY (move_id, position)
    );
    CREATE INDEX instance_move_items_waiting ON store.instance_move_items (move_id, position) WHERE outcome IS NULL;
  `);
}

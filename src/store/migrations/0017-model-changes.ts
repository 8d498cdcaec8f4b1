import type { Knex } from "knex";

/** Changes that analysts draw in the browser, and what of them went live. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE store.model_changes (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      title text NOT NULL CHECK (title <> ''),
      status text NOT NULL CHECK (
        status IN ('draft', 'proposed', 'publishing', 'live', 'refused', 'withdrawn', 'discarded')
      ),
      author_id uuid NOT NULL REFERENCES store.accounts,
      editors uuid[] NOT NULL DEFAULT '{}',
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      reason text,
      proposed_at timestamptz,
      warnings jsonb NOT NULL DEFAULT '[]',
      decided_by uuid REFERENCES store.accounts CHECK (decided_by <> author_id AND decided_by <> ALL (editors)),
      decided_at timestamptz,
      decision_reason text,
      deployment_id text,
      CHECK (status NOT IN ('proposed', 'publishing', 'live') OR (reason <> '' AND proposed_at IS NOT NULL)),
      CHECK (status NOT IN ('publishing', 'live', 'refused') OR decided_by IS NOT NULL),
      CHECK (status <> 'live' OR deployment_id IS NOT NULL)
    );
    CREATE INDEX model_changes_by_time ON store.model_changes (updated_at DESC);

    CREATE TABLE store.model_change_files (
      change_id uuid NOT NULL REFERENCES store.model_changes,
      path text NOT NULL,
      content text NOT NULL,
      base_digest text,
      revision int NOT NULL,
      saved_by uuid NOT NULL REFERENCES store.accounts,
      saved_at timestamptz NOT NULL,
      PRIMARY KEY (change_id, path)
    );
    CREATE INDEX model_change_files_by_path ON store.model_change_files (path);

    CREATE TABLE store.model_publications (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      kind text NOT NULL CHECK (kind IN ('change', 'restore')),
      change_id uuid REFERENCES store.model_changes,
      process text,
      version int,
      reason text,
      paths jsonb NOT NULL,
      by_id uuid NOT NULL REFERENCES store.accounts,
      capacity text NOT NULL,
      origin text,
      state text NOT NULL CHECK (state IN ('begun', 'done', 'given-back')),
      begun_at timestamptz NOT NULL,
      finished_at timestamptz,
      deployment_id text UNIQUE,
      CHECK ((kind = 'change') = (change_id IS NOT NULL)),
      CHECK (kind = 'change' OR (process IS NOT NULL AND version IS NOT NULL AND reason <> '')),
      CHECK ((state = 'done') = (deployment_id IS NOT NULL))
    );
    CREATE UNIQUE INDEX one_publication_at_a_time ON store.model_publications ((true)) WHERE state = 'begun';

    CREATE TABLE store.model_scenarios (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      path text NOT NULL,
      content text NOT NULL,
      publication_id uuid NOT NULL REFERENCES store.model_publications,
      published_at timestamptz NOT NULL
    );
    CREATE INDEX model_scenarios_by_path ON store.model_scenarios (path, id DESC);
  `);
}

import type { Knex } from "knex";

/**
 * Lists of open tasks, in the order of their creation or counted, whatever the number of tasks: each of the three is read
 * without the tables themselves. The index by group takes the place of the one that does not name the task.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index task_created on engine.task (created_at, seq) where ended_at is null;
    create index task_open_assignee on engine.task (id) include (assignee) where ended_at is null;
    create index identity_link_of_group on engine.identity_link (group_id, type, task_id) where group_id is not null;
    drop index engine.identity_link_group_id_idx;`);
}

/** Migrations go forward only. */
export async function down(): Promise<void> {
  throw new Error("migrations of the engine go forward only");
}

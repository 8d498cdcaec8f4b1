import { at, type Database } from "../persistence/database.ts";

/** Rows that one transaction removes at most. */
const chunk = 5000;
const slice = 500;

/** Tables whose rows tell of process instances and name them. */
const tables = [
  ...["activity_instance", "variable", "variable_update", "external_task_log", "job_log", "incident", "identity_link_log"],
  ...["attachment", "task_comment", "user_operation"],
];

/**
 * Forgets trees that have ended, each with all its instances, in transactions of bounded size. The instances themselves
 * go last: what a crash leaves behind is found again.
 */
export async function forgetTrees(database: Database, rootIds: string[]): Promise<void> {
  const rows = await database.query("select id, root_id from process_instance where root_id = any($1)", [rootIds]);
  // The root last: by it the tree is found.
  const ids = rows.sort((a, b) => Number(a.id === a.root_id) - Number(b.id === b.root_id)).map((row) => row.id as string);
  for (let i = 0; i < ids.length; i += slice) {
    const some = ids.slice(i, i + slice);
    for (const table of tables) await removeRows(database, table, "instance_id = any($1)", [some]);
    for (const table of ["attachment", "task_comment"])
      await removeRows(database, table, "task_id in (select id from task where instance_id = any($1))", [some]);
    await removeRows(database, "task", "instance_id = any($1)", [some]);
    await database.query("delete from process_instance where id = any($1)", [some]);
  }
}

/** Forgets what people did to instances that are forgotten already, once its own time has come. */
export async function forgetOperations(database: Database, now: number): Promise<void> {
  await removeRows(database, "user_operation", "removal_at <= $1", [at(now)]);
}

async function removeRows(database: Database, table: string, condition: string, values: unknown[]): Promise<void> {
  let removed: number;
  do {
    const [row] = await database.query(
      `with gone as (delete from ${table} where ctid = any(array(
         select ctid from ${table} where ${condition} limit ${chunk} for update skip locked)) returning 1)
       select count(*) as count from gone`,
      values,
    );
    removed = row!.count;
  } while (removed === chunk);
}

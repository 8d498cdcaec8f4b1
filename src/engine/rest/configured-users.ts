import type { EngineUser } from "../index.ts";
import type { Database } from "../persistence/database.ts";

/** Makes configured users and their groups known to lists and candidate queries. Their passwords are not stored. */
export async function storeUsers(database: Database, users: readonly EngineUser[]): Promise<void> {
  for (const { id, firstName, lastName, email, groups } of users) {
    await database.query(
      `insert into engine_user (id, first_name, last_name, email) values ($1, $2, $3, $4)
       on conflict (id) do update set first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email`,
      [id, firstName ?? null, lastName ?? null, email ?? null],
    );
    for (const group of groups ?? []) {
      await database.query("insert into engine_group (id, name, type) values ($1, $1, 'WORKFLOW') on conflict do nothing", [
        group,
      ]);
      await database.query("insert into membership (user_id, group_id) values ($1, $2) on conflict do nothing", [id, group]);
    }
  }
}

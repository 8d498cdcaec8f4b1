import type { Knex } from "knex";
import { displayName } from "../people.ts";
import type { MigrationDeadline } from "../types/migration-deadline.ts";

interface DeadlineRow {
  id: string;
  deadline: Date;
  set_by: string;
  set_at: Date;
  reason: string;
  name: string | null;
  social_name: string | null;
}

/** The account that set it, as a uuid, so that its index is used; null where a part of the platform did. */
const accountOf = "CASE WHEN deadlines.set_by ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN deadlines.set_by::uuid END";

/** Deadlines, the newest first. */
export async function readDeadlines(knex: Knex, limit?: number): Promise<MigrationDeadline[]> {
  const query = knex("store.migration_deadlines as deadlines")
    .leftJoin("store.accounts as accounts", (join) => join.on(knex.raw(`accounts.id = ${accountOf}`)))
    .select("deadlines.*", "accounts.name", "accounts.social_name")
    .orderBy("deadlines.sequence", "desc");
  const rows: DeadlineRow[] = await (limit === undefined ? query : query.limit(limit));
  return rows.map(({ id, deadline, set_by, set_at, reason, name, social_name }) => ({
    ...{ id, at: deadline, setBy: set_by, setAt: set_at, reason },
    setByName: name === null ? null : displayName({ name, social_name }),
  }));
}

/** The deadline in force; null: none was ever set. */
export async function currentDeadline(knex: Knex): Promise<MigrationDeadline | null> {
  return (await readDeadlines(knex, 1))[0] ?? null;
}

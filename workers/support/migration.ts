import { PermanentFailure, type WorkerTask } from "../../src/camunda/workers.ts";
import type { Migration, Store } from "../../src/store/types.ts";

/**
 * The migration of this instance: the one of its business key. Whoever started the instance past the portal, for an account
 * that is not the migration's, gets an incident and nothing else.
 */
export async function migrationOf(store: Pick<Store, "legacy">, task: WorkerTask, accountId: string): Promise<Migration> {
  const migration = task.businessKey === null ? null : await store.legacy.migration(task.businessKey);
  if (migration === null) throw new PermanentFailure("No migration has the business key of this instance");
  if (migration.accountId !== accountId) throw new PermanentFailure("The migration is another account's");
  return migration;
}

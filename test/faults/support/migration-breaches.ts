import type { Evidence } from "./evidence.ts";
import { FINISHED, type OldLogin, OPEN } from "./old-world.ts";

/** What a migration came to, and which promises it breaks. */
export async function findMigrationBreaches({ store, engine, query }: Evidence, old: OldLogin): Promise<string[]> {
  const { login, accountId, legacyAccountId, migrationId } = old;
  const breaches: string[] = [];
  const expect = (what: string, found: unknown, wanted: unknown) => {
    if (JSON.stringify(found) !== JSON.stringify(wanted)) {
      breaches.push(`${login}: ${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
    }
  };
  const migration = (await store.legacy.migration(migrationId))!;
  const undone = migration.state === "undone";
  if (!undone) expect("state", migration.state, "receipted");
  expect("counts", migration.counts, { open: OPEN, finished: FINISHED, instances: OPEN });

  const processes = await store.legacy.processesOf(legacyAccountId);
  expect("processes", processes.length, OPEN + FINISHED);
  const [kept, removed] = [processes.filter(({ removedAt }) => !removedAt), processes.filter(({ removedAt }) => removedAt)];
  expect("owner of what was kept", [...new Set(kept.map(({ movedTo }) => movedTo))], [undone ? null : accountId]);

  // In the engine: two tasks of each open process, one of them in the process that it calls.
  for (const process of processes.filter(({ status }) => status === "open")) {
    const back = undone || process.removedAt !== null;
    const tasks = await engine.tasks({ processInstanceId: process.engineInstance! });
    const called = await engine.processInstances({ superProcessInstance: process.engineInstance! });
    const all = [...tasks, ...(await Promise.all(called.map(({ id }) => engine.tasks({ processInstanceId: id })))).flat()];
    const wanted = [back ? login : accountId, back ? login : accountId, "somebody-else"].sort();
    expect(`assignees of ${process.number}`, all.map(({ assignee }) => assignee).sort(), wanted);
    // Each task was given once, or there and back once.
    const rows = await query(
      `select task_id, new_value from engine.user_operation where operation_type = 'Assign' and task_id = any($1)
        group by task_id, new_value having count(*) > 1`,
      [all.map(({ id }) => id)],
    );
    expect(`assigned twice in ${process.number}`, rows, []);
  }

  const count = async (text: string, value: string) => Number((await query(text, [value]))[0]!.n);
  const audited = (action: string) =>
    count(`select count(*) as n from store.audit where action = '${action}' and details ->> 'migrationId' = $1`, migrationId);
  expect("moves in the audit", await audited("legacy-account-moved"), 1);
  expect("receipts in the audit", await audited("account-migrated"), 1);
  const receipts = await count("select count(*) as n from store.outbox where event_key = $1", `migration-receipt:${migrationId}`);
  expect("receipts by mail", receipts, 1);
  expect("removals", removed.length <= 1, true);
  return breaches;
}

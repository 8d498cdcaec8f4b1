import type { Row } from "../persistence/database.ts";
import type { Run } from "../persistence/insert-row.ts";
import type { Shell, UserId } from "./shell.ts";
import { aboutInstance, logOperation, type UserOperation } from "./user-operation.ts";

/** Which running instances (`process_instance p`). */
export interface Selection {
  sql: string;
  values: unknown[];
  /** All of a definition. */
  of?: { definition_id: string } | { definition_key: string };
  /** Named one by one, or found by a query: how many. */
  named?: number;
}

/** Suspends or activates running instances, with their tasks, external tasks and jobs. */
export async function suspendInstances(shell: Shell, userId: UserId, where: Selection, isSuspended: boolean): Promise<void> {
  const topics = await shell.database.transaction(async (run) => {
    const changed = await changeInstances(run, where, isSuspended);
    await logOperation(run, userId, shell.now(), ...operations(where, changed.instances, isSuspended));
    return changed.topics;
  });
  if (!isSuspended) activated(shell, topics);
}

/**
 * Suspends or activates running instances within a transaction. The trees' revisions change, so that a command which
 * has read them as active is repeated and sees it.
 */
export async function changeInstances(
  run: Run,
  { sql, values }: Selection,
  isSuspended: boolean,
): Promise<{ instances: Row[]; topics: string[] }> {
  // The trees first, in their order, as commands do: nobody waits for somebody who waits for him.
  const instances = await run(
    `with wanted as (select distinct p.root_id from process_instance p where p.ended_at is null and ${sql} order by p.root_id),
       trees as (update tree t set rev = t.rev + 1 from wanted where t.root_id = wanted.root_id returning t.root_id)
     update process_instance p set suspended = ${isSuspended} from trees
      where p.root_id = trees.root_id and p.ended_at is null and ${sql}
     returning p.id, p.root_id, p.definition_id, p.definition_key,
       (select d.deployment_id from process_definition d where d.id = p.definition_id) as deployment_id`,
    values,
  );
  if (instances.length === 0) return { instances, topics: [] };
  // A statement of its own: only now everything is seen that others did to the trees before.
  const tasks = await run(
    `with tasks as (update task set suspended = ${isSuspended} where instance_id = any($1) and ended_at is null),
       jobs as (update job set suspended = ${isSuspended} where instance_id = any($1))
     update external_task set suspended = ${isSuspended} where instance_id = any($1) returning topic`,
    [instances.map((row) => row.id)],
  );
  return { instances, topics: tasks.map((row) => row.topic as string) };
}

/** Tells workers and job executor what may be done again. */
export function activated(shell: Shell, topics: string[]): void {
  shell.wakeups.externalTasks(new Set(topics));
  shell.wakeups.job(shell.now());
}

/** With the columns of the others, so that all are inserted at once. */
const aboutNothing = {
  ...aboutInstance({ definition_id: null, definition_key: null, root_id: null, id: null }),
  deployment_id: null,
};

function operations({ of, named }: Selection, instances: Row[], isSuspended: boolean): UserOperation[] {
  const suspension = (about: Row): UserOperation => ({
    ...{ operationType: isSuspended ? "Suspend" : "Activate", entityType: "ProcessInstance", category: "Operator", about },
    changes: [["suspensionState", null, isSuspended ? "suspended" : "active"]],
  });
  if (of) {
    const ofOne = "definition_id" in of ? { definition_key: instances[0]?.definition_key ?? null } : {};
    return [suspension({ ...of, ...ofOne })];
  }
  const each = instances.map((row) => suspension({ ...aboutInstance(row), deployment_id: row.deployment_id }));
  if (named === undefined) return each;
  const changes: UserOperation["changes"] = [
    ["nrOfInstances", null, named],
    ["async", null, false],
  ];
  const operationType = isSuspended ? "SuspendJob" : "ActivateJob";
  return [...each, { operationType, entityType: "ProcessInstance", category: "Operator", changes, about: aboutNothing }];
}

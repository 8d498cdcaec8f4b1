import { randomUUID } from "node:crypto";
import type { StepResult } from "../core/types.ts";
import { apply } from "../persistence/apply.ts";
import type { Database, Row } from "../persistence/database.ts";
import type { Writes } from "../persistence/writes.ts";
import { treeColumns, treeOf } from "./load.ts";
import { type Plan, runStep, writesOf } from "./run-step.ts";
import type { Variables } from "./scope.ts";
import type { Shell, UserId } from "./shell.ts";

/** A signal on its way to the trees that wait for it. */
export interface Signal {
  name: string;
  variables: Variables;
  /** For what the signal starts. */
  businessKey: string | null;
  /** The tree that has thrown it: delivered there already. null: thrown from outside. */
  rootId: string | null;
  /** Only to this execution, and nothing is started. */
  executionId?: string | null;
}

/** A tree is no longer the one that was read: nothing is written, the command is repeated. */
export class TreeChanged extends Error {}

/** The signals that a step has thrown. */
export function thrownSignals(rootId: string, { effects }: StepResult): Signal[] {
  return effects.flatMap((effect) => (effect.type === "signal-thrown" ? [{ ...effect, rootId }] : []));
}

/** Works on a database whose statements are one transaction. null: a tree has changed meanwhile, nothing is written. */
export async function inOneTransaction<T>(shell: Shell, work: (database: Database) => Promise<T>): Promise<T | null> {
  try {
    return await shell.database.transaction((run) =>
      work({ ...shell.database, run: (_name, text, values) => run(text, values), query: run }),
    );
  } catch (error) {
    // 40P01: two signals met in opposite directions, and the database has chosen one to be repeated.
    if (error instanceof TreeChanged || (error as { code?: string }).code === "40P01") return null;
    throw error;
  }
}

/**
 * Delivers signals to everything that waits for them and starts what begins with them, and so on with the signals
 * thrown by that. All in the given transaction: a receiver that fails takes the thrower back, as in Camunda.
 */
export async function deliverSignals(
  shell: Shell,
  userId: UserId,
  now: number,
  database: Database,
  signals: Signal[],
): Promise<Writes[]> {
  const written: Writes[] = [];
  const perform = async (plan: Plan, queue: Signal[]) => {
    const result = await runStep(shell, userId, now, plan);
    const writes = writesOf(shell, now, plan, result);
    if (!(await apply(database, writes))) throw new TreeChanged();
    shell.trees.forget(plan.rootId);
    written.push(writes);
    queue.push(...thrownSignals(plan.rootId, result));
  };
  const queue = [...signals];
  for (let signal = queue.shift(); signal; signal = queue.shift()) {
    const { variables, businessKey } = signal;
    for (const { id } of await receivers(database, signal)) {
      const row = await receiver(database, id);
      if (!row) continue;
      const command = { type: "message" as const, subscriptionId: id, variables, localVariables: {} };
      await perform({ tree: treeOf(row), rootId: row.root_id, command }, queue);
    }
    if (signal.executionId) continue;
    for (const { definition_id, activity_id } of await startSubscriptions(database, "signal", signal.name)) {
      const definition = await shell.definitions.load(definition_id);
      if (!definition) continue;
      const instanceId = randomUUID();
      const start = { type: "start" as const, definitionId: definition.id, instanceId, businessKey, variables };
      await perform({ tree: null, rootId: instanceId, command: { ...start, startActivityId: activity_id } }, queue);
    }
  }
  return written;
}

function receivers(database: Database, { name, rootId, executionId = null }: Signal): Promise<Row[]> {
  return database.run(
    "signal subscriptions",
    `select s.id from event_subscription s join process_instance p on p.id = s.instance_id
      where s.type = 'signal' and s.name = $1 and not p.suspended and ($2::text is null or s.execution_id = $2)
        and s.root_id is distinct from $3 order by s.seq`,
    [name, executionId, rootId],
  );
}

/** The subscription with its tree, unless an earlier receiver has taken it away. */
async function receiver(database: Database, id: string): Promise<Row | undefined> {
  const rows = await database.run(
    "signal receiver",
    `select ${treeColumns} from event_subscription t join tree on tree.root_id = t.root_id where t.id = $1`,
    [id],
  );
  return rows[0];
}

/** Start events of the latest definitions that wait for this message or signal. */
export function startSubscriptions(database: Database, type: "message" | "signal", name: string): Promise<Row[]> {
  return database.run(
    "start subscriptions",
    `select s.definition_id, s.activity_id from event_subscription s join process_definition d on d.id = s.definition_id
      where s.type = $1 and s.name = $2 and s.instance_id is null and not d.suspended order by s.seq`,
    [type, name],
  );
}

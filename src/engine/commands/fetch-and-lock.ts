import type { TreeState } from "../core/types/state.ts";
import { at, type Row } from "../persistence/database.ts";
import type { LoadedTree } from "./execute.ts";
import { stateColumns, treeOf } from "./load.ts";
import { localVariables, type Variables, visibleVariables } from "./scope.ts";
import type { Shell } from "./shell.ts";

/** What one fetch asks of one topic. */
export interface TopicRequest {
  topicName: string;
  /** Milliseconds. */
  lockDuration: number;
  /** undefined: all that are visible. */
  variables?: ReadonlySet<string>;
  localVariables: boolean;
  /** How Json values are answered, see writeValue. */
  deserializeValues: boolean;
  includeExtensionProperties: boolean;
  /** Conditions on the row `t`, in the order of their parameters; each `?` is one. */
  conditions: { sql: string; values: unknown[] }[];
}

export interface FetchRequest {
  workerId: string;
  maxTasks: number;
  order: "none" | "oldest" | "newest";
  usePriority: boolean;
  topics: TopicRequest[];
}

/** A task as it was locked for a worker. */
export interface LockedTask {
  row: Row;
  variables: Variables;
}

const available = `(t.lock_expires_at is null or t.lock_expires_at <= $2) and not t.suspended and (t.retries is null or t.retries > 0)`;

/**
 * Locks up to `maxTasks` available tasks for a worker. Rows that another worker is locking at this very moment
 * are passed over; nobody ever gets the same task twice while its lock is valid.
 */
export async function fetchAndLock(shell: Shell, request: FetchRequest): Promise<LockedTask[]> {
  if (request.topics.length === 0 || request.maxTasks === 0) return [];
  const topics = new Map(request.topics.map((topic) => [topic.topicName, topic]));
  const rows = await lockRows(shell, request);
  const trees = new Map<string, LoadedTree>();
  return rows.map((row) => {
    if (row.tree_state === null) return { row, variables: {} };
    const tree = trees.get(row.root_id) ?? treeOf(row);
    trees.set(row.root_id, tree);
    shell.trees.keep(tree, [row.id]);
    return { row, variables: chosenVariables(tree.state, row.execution_id, topics.get(row.topic)!) };
  });
}

function chosenVariables(state: TreeState, executionId: string, topic: TopicRequest): Variables {
  const read = topic.localVariables ? localVariables : visibleVariables;
  return read(state, executionId, topic.variables);
}

async function lockRows(shell: Shell, { workerId, maxTasks, order, usePriority, topics }: FetchRequest): Promise<Row[]> {
  const now = shell.now();
  const names = topics.map((topic) => topic.topicName);
  const until = topics.map((topic) => at(now + topic.lockDuration));
  const wantsVariables = topics.some((topic) => topic.variables === undefined || topic.variables.size > 0);
  const isPlain = topics.every((topic) => topic.conditions.length === 0);
  // One topic: an index gives its tasks in their order, and the statement need not sort.
  const isSingle = isPlain && topics.length === 1;
  const values: unknown[] = isSingle
    ? [names[0], at(now), maxTasks, workerId, until[0]]
    : [names, at(now), maxTasks, workerId, until];
  const chosen = isSingle
    ? "t.topic = $1"
    : isPlain
      ? "t.topic = any($1::text[])"
      : `(${topics.map((topic) => topicCondition(topic, values)).join(" or ")})`;
  const direction = order === "newest" ? "desc" : "asc";
  const sorting = `${usePriority ? "t.priority desc, " : ""}t.seq ${direction}`;
  const lock = isSingle
    ? "set worker_id = $4, lock_expires_at = $5::timestamptz from picked p where t.id = p.id"
    : `set worker_id = $4, lock_expires_at = d.until
         from picked p, unnest($1::text[], $5::timestamptz[]) as d(topic, until) where t.id = p.id and d.topic = t.topic`;
  const text = `
    with picked as (
      select t.id from external_task t where ${chosen} and ${available} order by ${sorting} limit $3
         for no key update skip locked),
    locked as (update external_task t ${lock} returning t.*)
    select locked.*, ${wantsVariables ? stateColumns : "null as tree_state"}
      from locked ${wantsVariables ? "join tree on tree.root_id = locked.root_id" : ""}`;
  const rows = isPlain
    ? await shell.database.run(`fetch ${isSingle} ${usePriority} ${direction} ${wantsVariables}`, text, values)
    : await shell.database.query(text, values);
  const sign = order === "newest" ? -1 : 1;
  return rows.sort((a, b) => (usePriority && b.priority !== a.priority ? b.priority - a.priority : sign * (a.seq - b.seq)));
}

function topicCondition(topic: TopicRequest, values: unknown[]): string {
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const conditions = [`t.topic = ${parameter(topic.topicName)}`];
  for (const { sql, values: own } of topic.conditions) {
    let next = 0;
    conditions.push(sql.replace(/\?/g, () => parameter(own[next++])));
  }
  return `(${conditions.join(" and ")})`;
}

/** Gives back what was locked for a worker that is no longer there to hear of it. */
export async function giveBack(shell: Shell, workerId: string, tasks: LockedTask[]): Promise<void> {
  await shell.database.query(
    "update external_task set worker_id = null, lock_expires_at = null where id = any($1) and worker_id = $2",
    [tasks.map((task) => task.row.id), workerId],
  );
  shell.wakeups.externalTasks(new Set(tasks.map((task) => task.row.topic as string)));
}

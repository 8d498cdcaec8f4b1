import type { Row } from "../persistence/database.ts";
import { loadedState } from "../persistence/large-values.ts";
import type { LoadedTree } from "./execute.ts";
import type { Shell } from "./shell.ts";

/** What a statement reads of the tree that it joins, its large values from where they stand. */
export const stateColumns = `tree.rev, tree.has_incidents, tree.state as tree_state,
  case when tree.large is not null then
    (select json_object_agg(value.id, value.text_value) from variable value where value.id = any(tree.large)) end as tree_values`;

/** The same, with the root of the tree. */
export const treeColumns = `tree.root_id, ${stateColumns}`;

/** The tree inside a row read with `treeColumns`. */
export function treeOf(row: Row): LoadedTree {
  return {
    rootId: row.root_id,
    rev: row.rev,
    hasIncidents: row.has_incidents,
    state: loadedState(row.tree_state, row.tree_values),
  };
}

/** An external task with its tree. */
export async function loadExternalTask(shell: Shell, id: string): Promise<Row | undefined> {
  const rows = await shell.database.run(
    "load external task",
    `select t.*, ${treeColumns} from external_task t join tree on tree.root_id = t.root_id where t.id = $1`,
    [id],
  );
  return rows[0];
}

/** An open task with its tree; a task without process has none. */
export async function loadTask(shell: Shell, id: string): Promise<Row | undefined> {
  const rows = await shell.database.run(
    "load task",
    `select t.*, ${stateColumns}, d.key as definition_key, d.deployment_id
       from task t left join tree on tree.root_id = t.root_id
       left join process_definition d on d.id = t.definition_id where t.id = $1 and t.ended_at is null`,
    [id],
  );
  return rows[0];
}

/** A job with its tree; the timer of a start event has none. */
export async function loadJob(shell: Shell, id: string): Promise<Row | undefined> {
  const rows = await shell.database.run(
    "load job",
    `select t.*, ${stateColumns}
       from job t left join tree on tree.root_id = t.root_id where t.id = $1`,
    [id],
  );
  return rows[0];
}

/** A running process instance (its row) with its tree. */
export async function loadInstance(shell: Shell, id: string): Promise<Row | undefined> {
  const rows = await shell.database.run(
    "load instance",
    `select t.*, t.state as instance_state, ${treeColumns} from process_instance t join tree on tree.root_id = t.root_id
      where t.id = $1 and t.ended_at is null`,
    [id],
  );
  return rows[0];
}

/** Those of these process instances (their rows) that run, with their trees, in this order. */
export async function loadInstances(shell: Shell, ids: string[]): Promise<Row[]> {
  return shell.database.run(
    "load instances",
    `select t.*, t.state as instance_state, ${treeColumns} from process_instance t join tree on tree.root_id = t.root_id
      where t.id = any($1) and t.ended_at is null order by array_position($1, t.id)`,
    [ids],
  );
}

/** The trees inside rows read with `treeColumns`, each once. */
export function treesOf(rows: Row[]): LoadedTree[] {
  return [...new Map(rows.map((row) => [row.root_id, row])).values()].map(treeOf);
}

/** The tree of an execution (a process instance is one, too) and whether its instance is suspended. */
export async function loadExecution(shell: Shell, id: string): Promise<Row | undefined> {
  const rows = await shell.database.run(
    "load execution",
    `select e.instance_id, p.suspended, p.definition_id, p.definition_key, ${treeColumns}
       from (select id as instance_id, root_id from process_instance where id = $1 and ended_at is null
             union all select instance_id, root_id from execution where id = $1) e
       join tree on tree.root_id = e.root_id join process_instance p on p.id = e.instance_id`,
    [id],
  );
  return rows[0];
}

/** An event subscription of an instance with its tree. */
export async function loadSubscription(shell: Shell, id: string): Promise<Row | undefined> {
  const rows = await shell.database.run(
    "load subscription",
    `select t.*, p.suspended, ${treeColumns} from event_subscription t join tree on tree.root_id = t.root_id
       join process_instance p on p.id = t.instance_id where t.id = $1`,
    [id],
  );
  return rows[0];
}

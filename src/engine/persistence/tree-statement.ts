import type { Writes } from "./writes.ts";

/** What the statement of a batch does to tree rows: CTEs, the last of which is `changed`, and their parameters. */
export interface TreeStatement {
  /** Which kinds of writes there are; the text depends on nothing else. */
  name: string;
  text: string;
  values: unknown[];
}

const columns = "c int, root_id text, rev int, state text, has_incidents boolean, large text[], task text, worker text";
/** The tree is still the one the command has seen, and where that was not read just before, the worker holds the task (no `exists`: that is planned as a scan of all tasks). */
const unchanged = `t.root_id = r.root_id and t.rev = r.rev
  and (r.task is null or r.worker = (select e.worker_id from external_task e where e.id = r.task))`;

const kinds = {
  insert: (rows: string) => `insert into tree (root_id, rev, state, has_incidents, large)
    select r.root_id, 1, r.state, r.has_incidents, r.large from ${rows}`,
  update: (rows: string) => `update tree t set rev = t.rev + 1, state = r.state, has_incidents = r.has_incidents, large = r.large
    from ${rows} where ${unchanged} returning r.c`,
  delete: (rows: string) => `delete from tree t using ${rows} where ${unchanged} returning r.c`,
};

/** `changed` has the numbers of the commands whose tree was still the one they have seen. */
export function treeStatement(batch: Writes[]): TreeStatement {
  const rows: Record<keyof typeof kinds, string[]> = { insert: [], update: [], delete: [] };
  /** Commands that depend on nothing: they begin a tree, or began and ended one. */
  const free: number[] = [];
  batch.forEach(({ tree }, command) => {
    if (tree.kind === "insert" || tree.kind === "none") free.push(command);
    if (tree.kind !== "none") rows[tree.kind].push(treeRow(command, tree));
  });
  const values: unknown[] = [];
  const ctes: string[] = [];
  const done: string[] = [];
  let name = "";
  for (const kind of ["insert", "update", "delete"] as const) {
    if (rows[kind].length === 0) continue;
    name += `${kind[0]}`;
    values.push(`[${rows[kind].join(",")}]`);
    ctes.push(`tree_${kind} as (${kinds[kind](`json_to_recordset($${values.length}::json) as r(${columns})`)})`);
    if (kind !== "insert") done.push(`select c from tree_${kind}`);
  }
  if (free.length > 0) {
    name += "f";
    values.push(`{${free.join(",")}}`);
    done.push(`select unnest($${values.length}::int[]) as c`);
  }
  return { name, values, text: `${ctes.map((cte) => `${cte},\n`).join("")}changed as (${done.join(" union all ")})` };
}

/** As JSON; the state is JSON already. */
function treeRow(command: number, tree: Exclude<Writes["tree"], { kind: "none" }>): string {
  const { rootId } = tree;
  const owner = tree.kind === "insert" || !tree.owner ? {} : { task: tree.owner.externalTaskId, worker: tree.owner.workerId };
  const rev = tree.kind === "insert" ? {} : { rev: tree.rev };
  const content = tree.kind === "delete" || tree.large === null ? {} : { large: tree.large };
  const row = JSON.stringify({ c: command, root_id: rootId, ...rev, ...owner, ...content });
  if (tree.kind === "delete") return row;
  return `${row.slice(0, -1)},"has_incidents":${tree.hasIncidents},"state":${tree.state}}`;
}

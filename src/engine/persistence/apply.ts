import type { Database } from "./database.ts";
import { parts } from "./parts.ts";
import type { TreeWrite, Writes } from "./writes.ts";

/** The statement on the tree row; `done` has a row when the tree was still the one the command has seen. */
function treeStatement(tree: TreeWrite): { name: string; text: string; values: unknown[] } {
  if (tree.kind === "none") return { name: "none", text: "select 1 as done", values: [] };
  if (tree.kind === "insert")
    return {
      ...{ name: "insert", values: [tree.rootId, tree.state, tree.hasIncidents] },
      text: "insert into tree (root_id, rev, state, has_incidents) values ($1, 1, $2, $3) returning 1 as done",
    };
  const values: unknown[] = [tree.rootId, tree.rev];
  let condition = "root_id = $1 and rev = $2";
  if (tree.owner) {
    values.push(tree.owner.externalTaskId, tree.owner.workerId);
    condition += " and exists (select from external_task where id = $3 and worker_id = $4)";
  }
  const name = `${tree.kind}${tree.owner ? " owned" : ""}`;
  if (tree.kind === "delete") return { name, text: `delete from tree where ${condition} returning 1 as done`, values };
  const [state, incidents] = [values.push(tree.state), values.push(tree.hasIncidents)];
  const text = `update tree set rev = rev + 1, state = $${state}, has_incidents = $${incidents} where ${condition} returning 1 as done`;
  return { name, text, values };
}

/**
 * The statements on several tree rows: locked in the order of their ids, so that commands on the same trees wait for
 * each other; `changed` has a row only when all are still those that the command has seen.
 */
function forestStatement(trees: TreeWrite[]): { name: string; texts: string[]; values: unknown[] } {
  const owner = trees.map((tree) => ("owner" in tree ? tree.owner : undefined)).find((found) => found !== undefined);
  const rows = trees.flatMap((tree) => {
    if (tree.kind === "none") return [];
    const { kind, rootId: root_id } = tree;
    const content = tree.kind === "delete" ? {} : { state: tree.state, has_incidents: tree.hasIncidents };
    return [{ kind, root_id, rev: tree.kind === "insert" ? null : tree.rev, ...content }];
  });
  const values: unknown[] = [JSON.stringify(rows), rows.filter(({ kind }) => kind !== "insert").length];
  const isOwned = owner ? " and exists (select from external_task where id = $3 and worker_id = $4)" : "";
  if (owner) values.push(owner.externalTaskId, owner.workerId);
  const texts = [
    `expected as (select * from json_to_recordset($1::json)
       as r(kind text, root_id text, rev int, state text, has_incidents boolean))`,
    `locked as materialized (select t.root_id from expected r join tree t on t.root_id = r.root_id and t.rev = r.rev
       order by t.root_id for update of t)`,
    `changed as (select 1 as done where (select count(*) from locked) = $2::int${isOwned})`,
    `updated as (update tree t set rev = t.rev + 1, state = r.state, has_incidents = r.has_incidents
       from changed, expected r where r.kind = 'update' and t.root_id = r.root_id)`,
    "deleted as (delete from tree t using changed, expected r where r.kind = 'delete' and t.root_id = r.root_id)",
    `inserted as (insert into tree (root_id, rev, state, has_incidents)
       select r.root_id, 1, r.state, r.has_incidents from changed, expected r where r.kind = 'insert')`,
  ];
  return { name: `forest${owner ? " owned" : ""}`, texts, values };
}

const texts = new Map<string, string>();

/**
 * Writes everything a command brings about, as one statement, which is one transaction. False: the tree is
 * no longer the one the command has seen (its `rev` differs); then nothing was written.
 */
export async function apply(database: Pick<Database, "run">, writes: Writes): Promise<boolean> {
  const tree = writes.otherTrees.length > 0 ? forestStatement([writes.tree, ...writes.otherTrees]) : treeStatement(writes.tree);
  const { values } = tree;
  const first = values.length;
  const used = [];
  let { name } = tree;
  for (const part of parts) {
    const rows = part.rows(writes);
    if (rows.length === 0) continue;
    used.push(part);
    name += ` ${part.name}`;
    values.push(typeof rows[0] === "string" ? rows : JSON.stringify(rows));
  }
  let text = texts.get(name);
  if (text === undefined) {
    const writing = used.map((part, i) => `w${i} as (${part.sql(`$${first + i + 1}`)})`);
    const changing = "texts" in tree ? tree.texts.join(",\n") : `changed as (${tree.text})`;
    text = `with ${changing}${writing.map((sql) => `,\n${sql}`).join("")}
      select done from changed`;
    texts.set(name, text);
  }
  const done = await database.run(statementName(name), text, values);
  return done.length > 0;
}

const names = new Map<string, string>();

/** PostgreSQL cuts names at 63 characters: long ones become a number. */
function statementName(parts: string): string {
  let name = names.get(parts);
  if (name === undefined) {
    name = `apply ${names.size}`;
    names.set(parts, name);
  }
  return name;
}

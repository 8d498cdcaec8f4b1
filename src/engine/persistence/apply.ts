import type { Database } from "./database.ts";
import { parts } from "./parts.ts";
import type { TreeWrite, Writes } from "./writes.ts";

const treeStatements: Record<TreeWrite["kind"], string> = {
  insert: `insert into tree (root_id, rev, state, has_incidents) values ($1, 1, $2, $3) returning 1 as done`,
  update: `update tree set rev = rev + 1, state = $2, has_incidents = $3 where root_id = $1 and rev = $4 returning 1 as done`,
  delete: `delete from tree where root_id = $1 and rev = $2 returning 1 as done`,
  none: `select 1 as done`,
};

function treeParameters(tree: TreeWrite): unknown[] {
  if (tree.kind === "none") return [];
  if (tree.kind === "delete") return [tree.rootId, tree.rev];
  if (tree.kind === "insert") return [tree.rootId, tree.state, tree.hasIncidents];
  return [tree.rootId, tree.state, tree.hasIncidents, tree.rev];
}

const texts = new Map<string, string>();

/**
 * Writes everything a command brings about, as one statement, which is one transaction. False: the tree is
 * no longer the one the command has seen (its `rev` differs); then nothing was written.
 */
export async function apply(database: Database, writes: Writes): Promise<boolean> {
  const values = treeParameters(writes.tree);
  const first = values.length;
  const used = [];
  let name: string = writes.tree.kind;
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
    text = `with changed as (${treeStatements[writes.tree.kind]})${writing.map((sql) => `,\n${sql}`).join("")}
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

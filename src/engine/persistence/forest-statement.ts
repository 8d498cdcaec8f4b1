import type { TreeStatement } from "./tree-statement.ts";
import type { TreeWrite, Writes } from "./writes.ts";

/**
 * What the statement of a command on several trees does to their rows: locked in the order of their ids, so that commands on
 * the same trees wait for each other; `changed` has the command only when all are still those that it has seen.
 */
export function forestStatement({ tree, otherTrees }: Writes): TreeStatement {
  const trees: TreeWrite[] = [tree, ...otherTrees];
  const owner = trees.map((tree) => ("owner" in tree ? tree.owner : undefined)).find((found) => found !== undefined);
  const rows = trees.flatMap((tree) => {
    if (tree.kind === "none") return [];
    const { kind, rootId: root_id } = tree;
    const content = tree.kind === "delete" ? {} : { state: tree.state, has_incidents: tree.hasIncidents, large: tree.large };
    return [{ kind, root_id, rev: tree.kind === "insert" ? null : tree.rev, ...content }];
  });
  const values: unknown[] = [JSON.stringify(rows), rows.filter(({ kind }) => kind !== "insert").length];
  const isOwned = owner ? " and exists (select from external_task where id = $3 and worker_id = $4)" : "";
  if (owner) values.push(owner.externalTaskId, owner.workerId);
  const text = `expected as (select * from json_to_recordset($1::json)
       as r(kind text, root_id text, rev int, state text, has_incidents boolean, large text[])),
    locked as materialized (select t.root_id from expected r join tree t on t.root_id = r.root_id and t.rev = r.rev
       order by t.root_id for update of t),
    changed as (select 0 as c where (select count(*) from locked) = $2::int${isOwned}),
    updated as (update tree t set rev = t.rev + 1, state = r.state, has_incidents = r.has_incidents, large = r.large
       from changed, expected r where r.kind = 'update' and t.root_id = r.root_id),
    deleted as (delete from tree t using changed, expected r where r.kind = 'delete' and t.root_id = r.root_id),
    inserted as (insert into tree (root_id, rev, state, has_incidents, large)
       select r.root_id, 1, r.state, r.has_incidents, r.large from changed, expected r where r.kind = 'insert')`;
  return { name: `forest${owner ? " owned" : ""}`, text, values };
}

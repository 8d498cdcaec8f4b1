import { DatabaseUnavailable, type Database as Whole } from "./database.ts";
import { forestStatement } from "./forest-statement.ts";
import { parts } from "./parts/index.ts";
import { treeStatement } from "./tree-statement.ts";
import { WriteQueue } from "./write-queue.ts";
import type { Writes } from "./writes.ts";

/** Also one transaction of it. */
type Database = Pick<Whole, "run">;

const queues = new WeakMap<Database, WriteQueue>();

/**
 * Writes everything a command brings about: all of it or nothing. False: the tree is no longer the one the command has seen
 * (its `rev` differs); then nothing was written. Commands that come at the same time share a statement, which is one
 * transaction and one wait for the disk.
 */
export function apply(database: Database, writes: Writes): Promise<boolean> {
  let queue = queues.get(database);
  if (queue === undefined) {
    queue = new WriteQueue((batch) => writeBatch(database, batch));
    queues.set(database, queue);
  }
  return queue.add(writes);
}

/** Writes a batch; what cannot be written spoils nothing for the others. */
async function writeBatch(database: Database, batch: Writes[]): Promise<(boolean | Error)[]> {
  const statement = compose(batch);
  if (statement === null) return Promise.all(batch.map((writes) => writeAlone(database, writes)));
  try {
    const rows = await database.run(statement.name, statement.text, statement.values);
    const done = new Set(rows.map((row) => row.c as number));
    return batch.map((_, command) => done.has(command));
  } catch (error) {
    if (batch.length === 1 || error instanceof DatabaseUnavailable) return batch.map(() => error as Error);
    return Promise.all(batch.map((writes) => writeAlone(database, writes)));
  }
}

async function writeAlone(database: Database, writes: Writes): Promise<boolean | Error> {
  return (await writeBatch(database, [writes]))[0]!;
}

interface Statement {
  name: string;
  text: string;
  values: unknown[];
}

/** Every connection plans every statement once and keeps it: batches make only so many. */
const maximumStatements = 250;
const known = new Map<string, { name: string; text: string }>();

/** The statement of a batch; null: the commands are better written one by one. */
function compose(batch: Writes[]): Statement | null {
  const trees = batch[0]!.otherTrees.length > 0 ? forestStatement(batch[0]!) : treeStatement(batch);
  const { values } = trees;
  const first = values.length;
  const used = [];
  let name = trees.name;
  for (const part of parts) {
    const rows: unknown[] = [];
    for (let command = 0; command < batch.length; command++)
      for (const row of part.rows(batch[command]!)) rows.push(numbered(row, command));
    if (rows.length === 0) continue;
    used.push(part);
    name += ` ${part.name}`;
    values.push(JSON.stringify(rows));
  }
  let statement = known.get(name);
  if (statement === undefined) {
    if (batch.length > 1 && known.size >= maximumStatements) return null;
    const writing = used.map((part, i) => `,\nw${i} as (${part.sql(`$${first + i + 1}`)})`);
    statement = { name: `apply ${known.size}`, text: `with ${trees.text}${writing.join("")} select c from changed` };
    known.set(name, statement);
  }
  return { ...statement, values };
}

function numbered(row: object | string, command: number): object {
  return typeof row === "string" ? { c: command, id: row } : Object.assign(row, { c: command });
}

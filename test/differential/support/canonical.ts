/**
 * Worlds without ids. The ids of two engines differ, what they connect does not: every id gets a colour from the
 * rows in which it stands and from the colours beside it there, refined a few times. Equal worlds have equal colours.
 */
import { createHash } from "node:crypto";
import type { Row } from "./engine.ts";

const ROUNDS = 5;
const ID = /§\d+§/g;

export type Colours = ReadonlyMap<string, string>;

interface Parsed {
  table: string;
  /** Text between the ids. */
  texts: string[];
  ids: string[];
}

/** Colours of the ids of a world: after each round of refinement, the coarsest first. */
export function colour(rows: Row[]): Colours[] {
  const parsed = rows.map(parse);
  let colours = new Map<string, string>();
  for (const row of rows) {
    const id = typeof row.id === "string" ? /§\d+§/.exec(row.id)?.[0] : undefined;
    const label =
      row.activityId ??
      row.taskDefinitionKey ??
      row.variableName ??
      row.key ??
      (/ariable/.test(row.table) ? row.name : undefined);
    if (id !== undefined && typeof label === "string" && !label.includes("§") && !colours.has(id)) colours.set(id, `(${label})`);
  }
  for (const { ids } of parsed) for (const id of ids) if (!colours.has(id)) colours.set(id, "()");
  const rounds: Colours[] = [colours];
  for (let round = 1; round < ROUNDS; round++) {
    const seen = new Map<string, string[]>();
    for (const row of parsed) {
      const shades = row.ids.map((id) => colours.get(id)!);
      row.ids.forEach((id, at) => {
        const own = row.ids.map((other, i) => (other === id ? "@" : shades[i]!));
        const list = seen.get(id) ?? [];
        list.push(`${at} ${row.table} ${join(row.texts, own)}`);
        seen.set(id, list);
      });
    }
    const next = new Map<string, string>();
    for (const [id, shade] of colours) {
      const label = shade.slice(0, shade.indexOf(")") + 1);
      next.set(id, label + digest(`${shade} ${(seen.get(id) ?? []).sort().join("\n")}`));
    }
    colours = next;
    rounds.push(colours);
  }
  return rounds;
}

/** The rows of a world as sorted texts, the ids in them replaced by their colours. */
function texts(rows: Row[], colours: Colours): string[] {
  return rows.map((row) => `${row.table} ${paint(row, colours)}`).sort();
}

function paint(row: Row, colours: Colours): string {
  const { texts, ids } = parse(row);
  return join(
    texts,
    ids.map((id) => colours.get(id)!),
  );
}

export interface Difference {
  /** "-": only the reference has it; "+": only the other. */
  sign: "-" | "+";
  text: string;
}

/** Rows and their colours. */
export interface World {
  rows: Row[];
  rounds: Colours[];
}

/** What two worlds differ in, told as coarsely as it can be seen; nothing when they are alike. */
export function compare(reference: World, other: World): Difference[] {
  const last = ROUNDS - 1;
  const at = (round: number) => diff(texts(reference.rows, reference.rounds[round]!), texts(other.rows, other.rounds[round]!));
  if (at(last).length === 0) return [];
  for (let round = 0; round < last; round++) {
    const differences = at(round);
    if (differences.length > 0) return differences;
  }
  return at(last);
}

function diff(before: string[], after: string[]): Difference[] {
  const counts = new Map<string, number>();
  for (const text of before) counts.set(text, (counts.get(text) ?? 0) + 1);
  for (const text of after) counts.set(text, (counts.get(text) ?? 0) - 1);
  return [...counts].flatMap(([text, count]) =>
    Array.from({ length: Math.abs(count) }, (): Difference => ({ sign: count > 0 ? "-" : "+", text })),
  );
}

function parse(row: Row): Parsed {
  const { table, ...members } = row;
  const entries = Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify(Object.fromEntries(entries));
  return { table, texts: text.split(ID), ids: text.match(ID) ?? [] };
}

function join(texts: string[], ids: string[]): string {
  return texts.map((text, i) => text + (ids[i] ?? "")).join("");
}

function digest(text: string): string {
  return createHash("md5").update(text).digest("hex").slice(0, 8);
}

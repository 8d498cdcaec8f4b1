/** `{task:a}` in a path or body: the id of the task of activity a, whatever the engine calls it. `{task:a#1}`: of the second. */
import type { Colours } from "./canonical.ts";
import type { Row } from "./engine.ts";

/** Where a kind of reference is looked up: the table, the member that bears the name, and the member with the id. */
const KINDS: Record<string, { table: string; name: string; id: string }> = {
  task: { table: "task", name: "taskDefinitionKey", id: "id" },
  external: { table: "external", name: "activityId", id: "id" },
  job: { table: "jobLog", name: "activityId", id: "jobId" },
  instance: { table: "instance", name: "definitionKey", id: "id" },
  pastInstance: { table: "pastInstance", name: "processDefinitionKey", id: "id" },
  definition: { table: "definition", name: "key", id: "id" },
  execution: { table: "activityExecution", name: "activityId", id: "execution" },
  waiting: { table: "subscription", name: "activityId", id: "executionId" },
  activity: { table: "activity", name: "activityId", id: "id" },
  transition: { table: "transition", name: "activityId", id: "id" },
  incident: { table: "incident", name: "activityId", id: "id" },
  variable: { table: "variable", name: "name", id: "id" },
};

const REFERENCE = new RegExp(`\\{(${Object.keys(KINDS).join("|")}):([^{}#"]*)(?:#(\\d+))?\\}`, "g");

/** Ids that the references of a call stand for. */
export type Picks = Record<string, string>;

/** Looks the references of a text up; in worlds that are alike the same things are chosen. */
export function pick(text: string, rows: Row[], colours: Colours): Picks {
  const picks: Picks = {};
  for (const [whole, kind, name, index] of text.matchAll(REFERENCE)) {
    const found = candidates(kind!, name!, rows, colours)[Number(index ?? 0)];
    if (found !== undefined) picks[whole] = found;
  }
  return picks;
}

/** The ids in another world that have the colours of these picks. */
export function translate(picks: Picks, colours: Colours, rows: Row[], others: Colours): Picks {
  const result: Picks = {};
  for (const [whole, id] of Object.entries(picks)) {
    const [, kind, name] = [...whole.matchAll(REFERENCE)][0]!;
    const wanted = shade(id, colours);
    const found = candidates(kind!, name!, rows, others).find((other) => shade(other, others) === wanted);
    if (found !== undefined) result[whole] = found;
  }
  return result;
}

/** The text with its references replaced; one that stands for nothing becomes `nothing`. */
export function fill(text: string, picks: Picks): string {
  return text.replace(REFERENCE, (whole) => picks[whole] ?? "nothing");
}

/** The ids of all things of a kind and name, in the order of their colours. */
export function candidates(kind: string, name: string, rows: Row[], colours: Colours): string[] {
  const { table, name: member, id } = KINDS[kind]!;
  const jobs = kind === "job" ? new Set(rows.filter((row) => row.table === "job").map((row) => row.id)) : null;
  const ids = rows
    .filter((row) => row.table === table && row[member] === name && typeof row[id] === "string")
    .map((row) => row[id] as string)
    .filter((found) => !jobs || jobs.has(found));
  return [...new Set(ids)].sort((a, b) => (shade(a, colours) < shade(b, colours) ? -1 : 1));
}

function shade(id: string, colours: Colours): string {
  return id.replace(/§\d+§/, (name) => colours.get(name) ?? "");
}

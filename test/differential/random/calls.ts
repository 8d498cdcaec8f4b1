/** What can be called in a world, chosen by a number. */
import type { Row } from "../support/engine.ts";
import { type Call, post, put, typed } from "../support/scenario.ts";

type Option = [weight: number, ...calls: Call[]];

const quiet = (call: Call): Call => ({ ...call, quiet: true });

/** The calls that a number stands for in this world. Most do what would be done anyway; some disturb. */
export function choose(rows: Row[], choice: number): Call[] {
  const options = list(rows);
  const total = options.reduce((sum, [weight]) => sum + weight, 0);
  let left = choice % total;
  for (const [weight, ...calls] of options) {
    if (left < weight) return calls;
    left -= weight;
  }
  return [];
}

function list(rows: Row[]): Option[] {
  const of = (table: string, name: string) =>
    numbered(rows.filter((row) => row.table === table).map((row) => row[name] as string));
  const options: Option[] = [];
  const variables = (values: Record<string, unknown>) => ({ variables: typed(values) });
  for (const task of of("task", "taskDefinitionKey")) {
    const path = `/task/{task:${task}}`;
    options.push([12, post(`${path}/complete`)], [4, post(`${path}/complete`, variables({ n: 2, x: true }))]);
    options.push([3, post(`${path}/bpmnError`, { errorCode: "E1", errorMessage: "why", ...variables({ n: 5 }) })]);
    options.push([2, post(`${path}/bpmnEscalation`, { escalationCode: "C1", ...variables({ y: "up" }) })]);
    options.push([2, post(`${path}/submit-form`, variables({ note: "filled in", sure: true }))]);
    options.push([1, post(`${path}/submit-form`)], [1, post(`${path}/claim`, { userId: "bia" })]);
    options.push([1, put(`${path}/localVariables/n`, { value: 3, type: "Integer" })]);
  }
  for (const task of of("external", "activityId")) {
    const path = `/external-task/{external:${task}}`;
    const lock = quiet(post(`${path}/lock`, { workerId: "w", lockDuration: 600_000 }));
    const act = (name: string, body: object) => post(`${path}/${name}`, { workerId: "w", ...body });
    options.push(
      [12, lock, act("complete", {})],
      [4, lock, act("complete", { ...variables({ n: 3, x: false }), localVariables: typed({ own: "l" }) })],
    );
    options.push([4, lock, act("bpmnError", { errorCode: "E1", errorMessage: "why", ...variables({ n: 4 }) })]);
    options.push([2, lock, act("bpmnError", { errorCode: "E3" })], [1, lock, act("failure", { errorMessage: "no", retries: 0 })]);
  }
  for (const activity of jobs(rows)) options.push([12, post(`/job/{job:${activity}}/execute`)]);
  for (const row of rows.filter(({ table }) => table === "subscription")) {
    const name = row.eventName as string;
    if (row.eventType === "message") {
      options.push([4, post("/message", { messageName: name, resultEnabled: true })]);
      options.push([4, post("/message", { messageName: name, all: true, processVariables: typed({ n: 1 }) })]);
      options.push([5, post(`/execution/{waiting:${row.activityId}}/messageSubscriptions/${name}/trigger`)]);
    }
    if (row.eventType === "signal") options.push([9, post("/signal", { name, variables: typed({ n: 2 }) })]);
  }
  if (rows.some(({ table, definitionKey }) => table === "instance" && definitionKey === "p")) {
    const instance = "/process-instance/{instance:p}";
    for (const [name, value] of Object.entries({ n: [0, 1, 2, 5], x: [true, false], again: [true, false] }).flatMap(
      ([name, values]) => values.map((value) => [name, value] as const),
    )) {
      options.push([1, put(`${instance}/variables/${name}`, { value })]);
    }
    options.push([1, put(`${instance}/suspended`, { suspended: true })], [1, put(`${instance}/suspended`, { suspended: false })]);
    options.push([1, { method: "DELETE", path: instance }]);
    const activities = [
      ...new Set(
        rows.filter(({ table }) => table === "activity" || table === "pastActivity").map((row) => row.activityId as string),
      ),
    ];
    for (const activityId of activities.filter((id) => id !== "p" && !id.includes("#") && !id.startsWith("c:"))) {
      options.push([1, post(`${instance}/modification`, { instructions: [{ type: "cancel", activityId }] })]);
      options.push([1, post(`${instance}/modification`, { instructions: [{ type: "startBeforeActivity", activityId }] })]);
    }
  } else options.push([4]);
  for (const row of rows.filter(({ table, executionId }) => table === "subscription" && executionId === undefined)) {
    if (row.eventType === "message") options.push([2, post("/message", { messageName: row.eventName, businessKey: "other" })]);
  }
  return options;
}

/** `a`, `a#1`, `a#2` for names that come more than once. */
function numbered(names: string[]): string[] {
  const counts = new Map<string, number>();
  return names.sort().map((name) => {
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return count === 0 ? name : `${name}#${count}`;
  });
}

/** Activities of the jobs there are. */
function jobs(rows: Row[]): string[] {
  const open = new Set(rows.filter(({ table }) => table === "job").map(({ id }) => id));
  const known = new Map(rows.filter(({ table }) => table === "jobLog").map((row) => [row.jobId, row.activityId as string]));
  return numbered([...open].map((id) => known.get(id)).filter((activity) => activity !== undefined));
}

/** All that an engine shows of the instances in it, as rows without times. */
import type { Engine, Names, Row } from "./engine.ts";

const QUERIES: Record<string, string> = {
  definition: "/process-definition",
  instance: "/process-instance",
  execution: "/execution",
  task: "/task",
  external: "/external-task",
  variable: "/variable-instance?deserializeValues=false",
  job: "/job",
  subscription: "/event-subscription",
  incident: "/incident",
  pastInstance: "/history/process-instance",
  pastActivity: "/history/activity-instance",
  pastVariable: "/history/variable-instance?deserializeValues=false&includeDeleted=true",
  pastTask: "/history/task",
  pastIncident: "/history/incident",
  jobLog: "/history/job-log",
};

/** What is looked at behind the last call only. */
const AT_THE_END: Record<string, string> = {
  detail: "/history/detail?deserializeValues=false",
  externalLog: "/history/external-task-log",
};

interface TreeNode {
  id: string;
  activityId: string;
  activityType?: string;
  name?: string | null;
  executionIds?: string[];
  executionId?: string;
  incidentIds?: string[] | null;
  childActivityInstances?: TreeNode[];
  childTransitionInstances?: TreeNode[];
}

/** The rows that an engine shows now. `end`: nothing comes after this. */
export async function readWorld(engine: Engine, names: Names, end: boolean): Promise<Row[]> {
  const queries = Object.entries(end ? { ...QUERIES, ...AT_THE_END } : QUERIES);
  const answers = await Promise.all(
    queries.map(async ([table, path]) => ({ table, found: (await engine.get(path)) as Record<string, unknown>[] })),
  );
  const rows = answers.flatMap(({ table, found }) => found.map((each) => ({ table, ...withoutTimes(each) })));
  const instances = answers.find(({ table }) => table === "instance")!.found;
  for (const { id } of instances.filter((each) => each.id)) {
    const tree = (await engine.get(`/process-instance/${id}/activity-instances`)) as TreeNode;
    if (tree.id === undefined) rows.push({ table: "tree", ...(tree as object) });
    else flatten(tree, null, rows);
  }
  return JSON.parse(names.shorten(JSON.stringify(rows))) as Row[];
}

/** Nodes of an activity instance tree, with a row of its own for each execution. */
function flatten(node: TreeNode, parent: string | null, rows: Row[]): void {
  const { id, activityId, activityType, name } = node;
  rows.push({ table: "activity", ...withoutTimes({ id, activityId, activityType, name, parent }) });
  for (const execution of node.executionIds ?? []) rows.push({ table: "activityExecution", activityId, id, execution });
  for (const incident of node.incidentIds ?? []) rows.push({ table: "activityIncident", activityId, id, incident });
  for (const child of node.childActivityInstances ?? []) flatten(child, id, rows);
  for (const child of node.childTransitionInstances ?? []) {
    rows.push({ table: "transition", id: child.id, parent: id, activityId: child.activityId, execution: child.executionId });
  }
}

/** In minutes: what lies further away was not reckoned from now. */
const YEAR = 525_600;

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$/;
const NOISE = [
  "links",
  "duration",
  "durationInMillis",
  "deploymentId",
  "deployment",
  "resource",
  "hostname",
  "sequenceCounter",
  "diagram",
];

/** The members that say something: nothing that is null, no times (whether there is one stays), distances in minutes. */
export function withoutTimes(row: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    if (value === null || value === undefined || NOISE.includes(name)) continue;
    const isTime = typeof value === "string" && DATE.test(value);
    result[name] = isTime ? (name === "dueDate" ? minutesAfter(value, row.createTime) : "time") : value;
  }
  return result;
}

function minutesAfter(date: string, origin: unknown): string {
  if (typeof origin !== "string") return "time";
  const minutes = Math.round((Date.parse(date) - Date.parse(origin)) / 60_000);
  return minutes > YEAR ? "time" : `${minutes} minutes`;
}

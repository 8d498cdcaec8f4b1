import type { Definition, TimerText } from "../model/definition.ts";
import type { FlowNode, TimerDeclaration } from "../model/elements.ts";
import { jobDefinitionId } from "../persistence/collect/jobs.ts";
import type { Database, Row } from "../persistence/database.ts";
import type { DefinitionRegistry } from "./registry.ts";

type Run = (text: string, values: unknown[]) => Promise<Row[]>;

const timerTypes: Record<string, string> = {
  ...{ boundaryTimer: "timer-transition", intermediateTimer: "timer-intermediate-transition" },
  startTimerEvent: "timer-start-event-subprocess",
};

/** What jobs a definition can have: one entry for each kind of job and activity. */
export function jobDefinitionRows(definition: Definition): Row[] {
  const { id: definition_id, key: definition_key } = definition;
  const row = (kind: string, activity_id: string, job_type: string, configuration: string): Row => ({
    ...{ id: jobDefinitionId(definition_id, activity_id, kind), definition_id, definition_key, activity_id, job_type },
    configuration,
  });
  const rows: Row[] = [];
  for (const { activityId, kind, timer } of definition.startEvents)
    if (kind === "timer" && timer) rows.push(row("start-timer", activityId, "timer-start-event", configurationOf(timer)));
  const nodes = [...definition.elements.values()] as FlowNode[];
  for (const node of nodes)
    for (const kind of ["async-before", "async-after"] as const)
      if (kind === "async-before" ? node.asyncBefore : node.asyncAfter) rows.push(row(kind, node.id, "async-continuation", kind));
  for (const timer of [definition.root as FlowNode, ...nodes].flatMap((node) => node.timers ?? [])) {
    const { activityType } = definition.elements.get(timer.activityId) as FlowNode;
    const text = { kind: timer.kind, text: timer.expression.text };
    if (timer.listenerId !== undefined)
      rows.push(row("task-listener", timer.activityId, "timer-task-listener", configurationOf(text)));
    else rows.push(row("timer", timer.activityId, timerTypes[activityType] ?? "timer-transition", configurationOf(text)));
  }
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** `DURATION: PT1H` */
function configurationOf({ kind, text }: TimerText | (Pick<TimerDeclaration, "kind"> & { text: string })): string {
  return `${kind.toUpperCase()}: ${text}`;
}

/** Writes the job definitions of a definition. */
export async function insertJobDefinitions(run: Run, definition: Definition): Promise<void> {
  await run(
    `insert into job_definition (id, definition_id, definition_key, activity_id, job_type, configuration)
     select id, definition_id, definition_key, activity_id, job_type, configuration
       from json_to_recordset($1::json) as r(id text, definition_id text, definition_key text, activity_id text,
            job_type text, configuration text) on conflict (id) do nothing`,
    [JSON.stringify(jobDefinitionRows(definition))],
  );
  await run("update process_definition set has_job_definitions = true where id = $1", [definition.id]);
}

/** Definitions that were deployed when the engine kept no job definitions yet get theirs. */
export async function completeJobDefinitions(database: Database, definitions: DefinitionRegistry): Promise<void> {
  const rows = await database.query("select id from process_definition where not has_job_definitions", []);
  for (const { id } of rows) {
    const definition = await definitions.load(id);
    if (definition) await database.transaction((run) => insertJobDefinitions(run, definition));
  }
}

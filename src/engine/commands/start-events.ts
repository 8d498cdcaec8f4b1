import { randomUUID } from "node:crypto";
import { prepareRepeat, resolveDue } from "../core/timer/due.ts";
import { EngineException } from "../core/types/exceptions.ts";
import { javaText, parseExpression } from "../expression/index.ts";
import type { Definition } from "../model/definition.ts";
import { jobDefinitionId, jobLogRow } from "../persistence/collect/jobs.ts";
import { at, type Row } from "../persistence/database.ts";
import { insertRow } from "../persistence/insert-row.ts";
import { insertLoneJob, timed } from "./lone-job.ts";
import type { Shell } from "./shell.ts";

export type Run = (text: string, values: unknown[]) => Promise<Row[]>;

/** Makes the message, signal and timer start events of a definition wait: it is the latest version now. */
export async function activateStarts(shell: Shell, run: Run, definition: Definition): Promise<void> {
  for (const start of definition.startEvents) {
    if (start.kind === "message" && start.messageName !== undefined) {
      await requireFreeMessage(run, definition, start.messageName);
      await subscribe(shell, run, definition, start.activityId, { type: "message", name: start.messageName });
    } else if (start.kind === "signal" && start.signalName !== undefined) {
      await subscribe(shell, run, definition, start.activityId, { type: "signal", name: signalName(shell, start.signalName) });
    } else if (start.kind === "conditional") {
      await subscribe(shell, run, definition, start.activityId, { type: "conditional", name: null });
    } else if (start.kind === "timer" && start.timer) {
      const now = shell.now();
      const { kind, text } = start.timer;
      const repeat = kind === "cycle" ? prepareRepeat(text, now) : null;
      await insertStartTimer(shell, run, definition, start.activityId, resolveDue(kind, text, now), repeat);
    }
  }
}

/** A newer version takes over: the start events of this one no longer wait. */
export async function deactivateStarts(shell: Shell, run: Run, definitionId: string): Promise<void> {
  await run("delete from event_subscription where definition_id = $1 and instance_id is null", [definitionId]);
  const jobs = await run("delete from job where definition_id = $1 and instance_id is null returning *", [definitionId]);
  for (const job of jobs) await insertRow(run, "job_log", jobLogRow(timed(job), "deletion", at(shell.now())));
}

/** The name of the signal of a start event may be an expression, which finds no variables. */
function signalName(shell: Shell, written: string): string {
  const scope = { get: () => ({ found: false, value: null }), authenticatedUserId: null, now: shell.now() };
  return javaText(parseExpression(written).evaluate(scope));
}

/** One message starts one definition only. */
async function requireFreeMessage(run: Run, definition: Definition, name: string): Promise<void> {
  const [taken] = await run(
    `select 1 from event_subscription s join process_definition d on d.id = s.definition_id
      where s.type = 'message' and s.name = $1 and s.instance_id is null and d.key <> $2`,
    [name, definition.key],
  );
  if (!taken) return;
  throw new EngineException(
    `ENGINE-01011 Cannot deploy process definition '${definition.resourceName}': there already is a message event ` +
      `subscription for the message with name '${name}'.`,
  );
}

async function subscribe(
  shell: Shell,
  run: Run,
  definition: Definition,
  activityId: string,
  { type, name }: { type: "message" | "signal" | "conditional"; name: string | null },
): Promise<void> {
  await run(
    `insert into event_subscription (id, type, name, definition_id, activity_id, created_at) values ($1, $2, $3, $4, $5, $6)`,
    [randomUUID(), type, name, definition.id, activityId, at(shell.now())],
  );
}

async function insertStartTimer(
  shell: Shell,
  run: Run,
  definition: Definition,
  activityId: string,
  due: number,
  repeat: string | null,
): Promise<void> {
  await insertLoneJob(run, startTimerRow(definition, activityId, due, repeat, shell.now()));
}

/** The job of a timer start event: it belongs to a definition and to no instance. */
export function startTimerRow(
  definition: Pick<Definition, "id" | "key">,
  activityId: string,
  due: number,
  repeat: string | null,
  now: number,
): Row {
  const kind = "start-timer";
  return {
    ...{ id: randomUUID(), definition_id: definition.id, definition_key: definition.key, activity_id: activityId, kind },
    ...{ job_definition_id: jobDefinitionId(definition.id, activityId, kind), due_at: at(due), repeat, retries: 3 },
    ...{ priority: 0, exclusive: true, created_at: at(now) },
  };
}

import type { HistoricProcessInstance, Task } from "../../camunda/types.ts";
import { isRefusalCode, type RefusalCode } from "../../domain/refusal.ts";
import type { Process } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";
import type { ModelElement } from "../journey/model.ts";
import type { Progress } from "../journey/models.ts";

/** Where a process stands, as the page of this person needs to know. */
export type Standing =
  /** The guard has not answered yet. */
  | { kind: "opening" }
  /** No instance was ever started. */
  | { kind: "not-started" }
  /** Something is to be done by this person. */
  | { kind: "task"; task: Task; progress: Progress }
  /** An automatic step is under way. */
  | { kind: "processing" }
  | { kind: "incident" }
  /** Somebody else has to do something. */
  | { kind: "elsewhere" }
  | { kind: "ended"; endEvent: ModelElement | null; cancelled: boolean; refusal: ShownRefusal | null };

/** Why it was not opened or not accepted. */
export interface ShownRefusal {
  code: RefusalCode;
  reference: string | null;
}

/** A process in the engine; null: it has never been started there. */
export interface Place {
  standing: Standing;
  instance: HistoricProcessInstance | null;
}

/** Asks the engine where a process stands for this person. */
export async function readPlace(context: PortalContext, process: Process, accountId: string): Promise<Place> {
  const { engine } = context;
  const past = await engine.historyProcessInstances({ processInstanceBusinessKey: process.id });
  const roots = past.filter(({ superProcessInstanceId }) => superProcessInstanceId === null);
  // Whatever else was started with this business key: the instance that the guard admitted is the process.
  const instance =
    process.instanceId === null
      ? (roots.sort((a, b) => b.startTime.localeCompare(a.startTime))[0] ?? null)
      : (roots.find(({ id }) => id === process.instanceId) ?? null);
  if (instance === null) return { standing: { kind: "not-started" }, instance };
  if (instance.endTime !== null) return { standing: await readEnd(context, process, past, instance), instance };
  if (process.instanceId === null) return { standing: { kind: "opening" }, instance };
  return { standing: await readRunning(context, past, instance, accountId), instance };
}

async function readRunning(
  { engine, models }: PortalContext,
  past: HistoricProcessInstance[],
  instance: HistoricProcessInstance,
  accountId: string,
): Promise<Standing> {
  const own = past.filter(({ id, rootProcessInstanceId }) => id === instance.id || rootProcessInstanceId === instance.id);
  const ids = new Set(own.map(({ id }) => id));
  const businessKey = instance.businessKey ?? "";
  const all = await engine.tasks({ processInstanceBusinessKey: businessKey, sortBy: "created", sortOrder: "asc" });
  const tasks = all.filter(({ processInstanceId }) => ids.has(processInstanceId));
  const task = tasks.find(({ assignee }) => assignee === accountId);
  if (task !== undefined) {
    const progress = await models.progress(instance.processDefinitionId, task.processDefinitionId, task.taskDefinitionKey);
    return { kind: "task", task, progress };
  }
  if (tasks.length > 0) return { kind: "elsewhere" };
  const incidents = await Promise.all([...ids].map((id) => engine.incidents({ processInstanceId: id })));
  return { kind: incidents.flat().length > 0 ? "incident" : "processing" };
}

async function readEnd(
  { engine, models }: PortalContext,
  process: Process,
  past: HistoricProcessInstance[],
  { id, processDefinitionId, state }: HistoricProcessInstance,
): Promise<Standing> {
  const activities = await engine.historyActivityInstances({ processInstanceId: id });
  const end = activities
    .filter(({ activityType, canceled }) => /EndEvent$/.test(activityType) && !canceled)
    .sort((a, b) => (b.endTime ?? "").localeCompare(a.endTime ?? ""))[0];
  const model = await models.of(processDefinitionId);
  const refused = process.state === "refused" || process.state === "starting";
  // The guard is a process of its own: what it said stands there.
  const ids = past.filter((other) => other.id === id || other.superProcessInstanceId === id).map((other) => other.id);
  return {
    kind: "ended",
    endEvent: end === undefined ? null : model.find(end.activityId),
    cancelled: state === "EXTERNALLY_TERMINATED",
    refusal: refused ? await readRefusal(engine, process, ids) : null,
  };
}

/** The store knows why it refused; why a ticket was not taken, and under which number, stands in the instances only. */
async function readRefusal(engine: PortalContext["engine"], process: Process, ids: string[]): Promise<ShownRefusal | null> {
  const read = async (name: string) => {
    const values = await Promise.all(ids.map((id) => engine.historyVariable(id, name)));
    return values.filter((value) => typeof value === "string");
  };
  const [codes, [reference]] = await Promise.all([read("refusalCode"), read("refusalReference")]);
  const code = [process.outcome ?? "", ...codes].find(isRefusalCode);
  return code === undefined ? null : { code, reference: reference ?? null };
}

/** An automatic step usually takes milliseconds: waiting for it here saves the person a page. */
const PATIENCE_MS = 2_000;
const FIRST_PAUSE_MS = 15;

/** Process and place once the automatic steps have had their moment. */
export async function awaitPlace(context: PortalContext, id: string, accountId: string): Promise<Place & { process: Process }> {
  const deadline = performance.now() + PATIENCE_MS;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.6, 250)) {
    const process = (await context.store.processes.get(id))!;
    const place = await readPlace(context, process, accountId);
    const { kind } = place.standing;
    if ((kind !== "opening" && kind !== "processing") || performance.now() + pause > deadline) return { ...place, process };
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

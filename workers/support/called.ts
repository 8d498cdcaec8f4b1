import type { EngineClient } from "../../src/camunda/client.ts";

/** What has to be asked to find what an instance has called. */
export type CallingEngine = Pick<EngineClient, "processInstances" | "processDefinitionXml"> & {
  operations: Pick<EngineClient["operations"], "stateOfInstances">;
};

/** Instances that run, by id. */
export type Running = Awaited<ReturnType<CallingEngine["operations"]["stateOfInstances"]>>;

/** Callers that are asked about at the same time. */
const AT_ONCE = 8;
const CALLS = /<(\w+:)?callActivity\b/;

/** For each engine: whether a definition calls another. Definitions never change. */
const callers = new WeakMap<CallingEngine, Map<string, Promise<boolean>>>();

/**
 * Those of these instances that run, and all that runs in what they have called: an engine suspends and activates one instance
 * at a time.
 */
export async function runningWithCalled(engine: CallingEngine, ids: readonly string[]): Promise<Running> {
  const running = await engine.operations.stateOfInstances(ids);
  return new Map([...running, ...(await calledBy(engine, running))]);
}

/** All that runs in what these instances have called, at whatever depth. Only instances of models that call others are asked about. */
export async function calledBy(engine: CallingEngine, instances: Running): Promise<Running> {
  const all: Running = new Map();
  for (let level = instances; level.size > 0; ) {
    const calling: string[] = [];
    for (const [id, { definitionId }] of level) if (await callsOthers(engine, definitionId)) calling.push(id);
    level = new Map();
    for (let first = 0; first < calling.length; first += AT_ONCE) {
      const part = calling.slice(first, first + AT_ONCE);
      const called = await Promise.all(part.map((superProcessInstance) => engine.processInstances({ superProcessInstance })));
      for (const { id, definitionId, suspended } of called.flat()) level.set(id, { definitionId, suspended });
    }
    for (const [id, instance] of level) all.set(id, instance);
  }
  return all;
}

/** Those that are suspended. */
export function suspendedOf(instances: Running): string[] {
  return [...instances].filter(([, { suspended }]) => suspended).map(([id]) => id);
}

function callsOthers(engine: CallingEngine, definition: string): Promise<boolean> {
  const known = callers.get(engine) ?? new Map<string, Promise<boolean>>();
  callers.set(engine, known);
  const answer = known.get(definition) ?? engine.processDefinitionXml(definition).then((xml) => CALLS.test(xml));
  known.set(definition, answer);
  // An engine that did not answer is asked again.
  answer.catch(() => known.delete(definition));
  return answer;
}

import type { EngineClient } from "../../src/camunda/client.ts";

/** What has to be asked to find what an instance has called. */
export type CallingEngine = Pick<EngineClient, "processInstances" | "processDefinitionXml"> & {
  operations: Pick<EngineClient["operations"], "definitionsOf">;
};

/** Callers that are asked about at the same time. */
const AT_ONCE = 8;
const CALLS = /<(\w+:)?callActivity\b/;

/** For each engine: whether a definition calls another. Definitions never change. */
const callers = new WeakMap<CallingEngine, Map<string, Promise<boolean>>>();

/**
 * These instances, and all that runs in what they have called, at whatever depth: an engine suspends and activates one
 * instance at a time. Only instances of models that call others are asked about one by one.
 */
export async function withCalled(engine: CallingEngine, ids: readonly string[]): Promise<string[]> {
  const all = [...ids];
  for (let level = [...ids]; level.length > 0; ) {
    const definitions = await engine.operations.definitionsOf(level);
    const calling: string[] = [];
    for (const [id, definition] of definitions) if (await callsOthers(engine, definition)) calling.push(id);
    level = [];
    for (let first = 0; first < calling.length; first += AT_ONCE) {
      const part = calling.slice(first, first + AT_ONCE);
      const called = await Promise.all(part.map((superProcessInstance) => engine.processInstances({ superProcessInstance })));
      level.push(...called.flat().map(({ id }) => id));
    }
    all.push(...level);
  }
  return all;
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

import type { EngineClient } from "../../camunda/client.ts";
import type { Language } from "../../domain/language.ts";
import { inLanguage, type ModelElement, type ProcessModel, readModel } from "./model.ts";

/** Definitions never change once deployed: what was read is kept. */
const KEPT = 200;

/** Where a journey stands among its steps. */
export interface Progress {
  steps: string[];
  /** Index in `steps`; null when the model names no step for this place. */
  current: number | null;
}

/** The deployed models, as the portal needs them. */
export interface ProcessModels {
  of(definitionId: string): Promise<ProcessModel>;
  /** Steps of the whole journey, in document order, with those of called processes in their place; Portuguese unless named. */
  progress(rootDefinitionId: string, definitionId: string, activityId: string, language?: Language): Promise<Progress>;
}

/** Reads models through the engine, each version once. */
export function createProcessModels(engine: EngineClient): ProcessModels {
  const models = new Map<string, Promise<ProcessModel>>();
  const callees = new Map<string, Promise<string | null>>();

  function remembered<T>(cache: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
    let value = cache.get(key);
    if (value === undefined) {
      if (cache.size >= KEPT) cache.clear();
      value = read();
      value.catch(() => cache.delete(key));
      cache.set(key, value);
    }
    return value;
  }

  const of = (definitionId: string) =>
    remembered(models, definitionId, async () => readModel(await engine.processDefinitionXml(definitionId)));

  /** Definition that a call activity runs; null when there is none (yet). `latest` may change, so it is asked each time. */
  function callee(callerId: string, { key, binding }: NonNullable<ModelElement["calls"]>): Promise<string | null> {
    if (binding !== "deployment") {
      return engine.processDefinitions({ key, latestVersion: true }).then(([definition]) => definition?.id ?? null);
    }
    return remembered(callees, `${callerId} ${key}`, async () => {
      const [caller] = await engine.processDefinitions({ processDefinitionId: callerId });
      if (caller === undefined) return null;
      const [definition] = await engine.processDefinitions({ key, deploymentId: caller.deploymentId });
      return definition?.id ?? null;
    });
  }

  /** Every place of a journey in order. `path` guards against models that call themselves. */
  async function places(definitionId: string, path: string[] = []): Promise<Place[]> {
    if (path.includes(definitionId)) return [];
    const all: Place[] = [];
    for (const element of (await of(definitionId)).elements) {
      all.push({ definitionId, element });
      const called = element.calls === null ? null : await callee(definitionId, element.calls);
      if (called !== null) all.push(...(await places(called, [...path, definitionId])));
    }
    return all;
  }

  return {
    of,
    async progress(rootDefinitionId, definitionId, activityId, language = "pt") {
      const all = await places(rootDefinitionId);
      const steps = [...new Set(all.flatMap(({ element }) => inLanguage(element, "step", language) ?? []))];
      const here = all.findIndex((place) => place.definitionId === definitionId && place.element.id === activityId);
      // An automatic step in between belongs to the step before it.
      const place = all.slice(0, here + 1).findLast(({ element }) => element.step !== null);
      const step = place && inLanguage(place.element, "step", language);
      return { steps, current: step == null ? null : steps.indexOf(step) };
    },
  };
}

interface Place {
  definitionId: string;
  element: ModelElement;
}

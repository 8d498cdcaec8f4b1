import type { Logger } from "pino";
import type { EngineClient } from "../camunda/client.ts";
import { EngineError } from "../camunda/errors.ts";
import { formatEngineDate } from "../camunda/values.ts";
import type { Clock } from "../domain/clock.ts";
import type { Store } from "../store/types.ts";
import { services as texts } from "../texts/services.ts";
import { type Repeated, repeat } from "./repeat.ts";

/** How often it looks, in milliseconds. */
const INTERVAL = 30_000;
/** The guard has this long to answer before an instance is looked at, in milliseconds. */
const GRACE = 20_000;
/** Instances older than this were looked at when they were young; in milliseconds. */
const RECENT = 24 * 3_600_000;
/** Instances of one answer of the engine. */
const PAGE = 500;
/** Key of the model that admits instances. */
const GUARD = "process-start-guard";

export interface SweeperOptions {
  store: Pick<Store, "services" | "processes" | "audit">;
  engine: Pick<EngineClient, "historyProcessInstances" | "operations">;
  clock: Clock;
  log: Logger;
}

/**
 * Deletes instances of service models that the guard has not admitted: who starts a model in its middle, through the
 * engine's own API, goes around the guard, and his instance must not wait in a team's list. One at which the guard is still
 * at work is left to it. Each deletion is in the audit. Over REST alone, so that it is the same for every engine.
 */
export function createSweeper({ store, engine, clock, log }: SweeperOptions): { sweep(): Promise<number> } {
  /** Instances that were found admitted: they stay so. */
  let admitted = new Set<string>();

  async function isAdmitted(id: string): Promise<boolean> {
    if (admitted.has(id)) return true;
    if ((await store.processes.ofInstance(id)) === null) return false;
    admitted.add(id);
    return true;
  }

  /** Whether the guard has yet to answer for it. */
  async function isAtGuard(id: string): Promise<boolean> {
    const called = await engine.historyProcessInstances({ superProcessInstanceId: id, unfinished: true });
    return called.some(({ processDefinitionKey }) => processDefinitionKey === GUARD);
  }

  async function remove({ id, processDefinitionKey, businessKey }: Found): Promise<boolean> {
    try {
      await engine.operations.cancelInstance(id);
    } catch (error) {
      // It ended by itself meanwhile.
      if (error instanceof EngineError && error.isNotFound) return false;
      throw error;
    }
    const { reference } = await store.audit.append({
      ...{ actor: "system:sweeper", capacity: "system", action: "unadmitted-instance-deleted", subject: id },
      details: { processDefinitionKey, businessKey, reason: texts.sweeper.reason },
    });
    log.warn({ instance: id, processDefinitionKey, reference }, "instance deleted that the guard has not admitted");
    return true;
  }

  return {
    async sweep() {
      const catalogue = await store.services.list({ all: true });
      const keys = [...new Set(catalogue.flatMap(({ versions }) => versions.map(({ processKey }) => processKey)))];
      if (keys.length === 0) return 0;
      const now = clock().getTime();
      const query = {
        ...{ processDefinitionKeyIn: keys.join(","), unfinished: true, sortBy: "startTime", sortOrder: "asc" },
        startedAfter: formatEngineDate(new Date(now - RECENT)),
        startedBefore: formatEngineDate(new Date(now - GRACE)),
      };
      const found: Found[] = [];
      for (let first = 0; ; first += PAGE) {
        const page = await engine.historyProcessInstances({ ...query, firstResult: first, maxResults: PAGE });
        found.push(...page);
        if (page.length < PAGE) break;
      }
      const young = new Set(found.map(({ id }) => id));
      admitted = new Set([...admitted].filter((id) => young.has(id)));
      let deleted = 0;
      for (const instance of found) {
        if ((await isAdmitted(instance.id)) || (await isAtGuard(instance.id))) continue;
        // The guard may have admitted it between the two questions.
        if (!(await isAdmitted(instance.id)) && (await remove(instance))) deleted++;
      }
      return deleted;
    },
  };
}

type Found = Awaited<ReturnType<EngineClient["historyProcessInstances"]>>[number];

/** Sweeps again and again until stopped. An engine that does not answer is asked again. */
export function keepSweeping(options: SweeperOptions): Repeated {
  return repeat(createSweeper(options).sweep, {
    every: INTERVAL,
    onError: (error) => options.log.warn({ err: error }, "could not sweep; tried again later"),
  });
}

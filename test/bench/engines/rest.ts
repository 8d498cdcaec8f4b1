import type { EngineAddress } from "../../../src/camunda/http.ts";
import { type RawAnswer, RawConnection } from "./raw-connection.ts";

/** Several connections to one engine, used by callers of their own. */
export interface Rest {
  connections: Connection[];
  close(): void;
}

export interface Connection {
  post(path: string, body: unknown): Promise<RawAnswer>;
}

/** Opens connections to an engine's REST API. */
export function openRest({ url, user, password }: EngineAddress, count: number): Rest {
  const { hostname, port, pathname } = new URL(url);
  const authorization = `Authorization: ${basic(user, password)}\r\n`;
  const raw = Array.from({ length: count }, () => new RawConnection(hostname, Number(port), authorization));
  return {
    connections: raw.map((connection) => ({
      post: (path, body) => connection.post(pathname + path, JSON.stringify(body)),
    })),
    close: () => {
      for (const connection of raw) connection.close();
    },
  };
}

/** Deploys one model. */
export async function deploy({ url, user, password }: EngineAddress, name: string, model: string): Promise<void> {
  const form = new FormData();
  form.append("deployment-name", name);
  form.append("enable-duplicate-filtering", "true");
  form.append(`${name}.bpmn`, new Blob([model]), `${name}.bpmn`);
  const headers = { authorization: basic(user, password) };
  const response = await fetch(`${url}/deployment/create`, { method: "POST", headers, body: form });
  if (!response.ok) throw new Error(`deployment failed: ${response.status} ${await response.text()}`);
}

/** Starts instances over all connections at once. */
export async function startInstances(rest: Rest, key: string, count: number, variables: Variables = {}): Promise<void> {
  let left = count;
  await Promise.all(
    rest.connections.map(async (connection) => {
      while (left-- > 0) {
        const { status, body } = await connection.post(`/process-definition/key/${key}/start`, { variables });
        if (status !== 200) throw new Error(`start failed: ${status} ${body}`);
      }
    }),
  );
}

export type Variables = Record<string, { type: string; value: unknown }>;

/** How external tasks are worked on. */
export interface Work {
  topic: string;
  /** How many tasks there are to complete. */
  total: number;
  /** Tasks per fetch. Default 10. */
  maxTasks?: number;
  /** Names of the variables that are fetched; default: all. */
  fetched?: string[];
  /** What every task is completed with. */
  variables?: Variables;
}

/**
 * Completes external tasks over all connections: each fetches some and completes them one by one. A completion that loses
 * against another one of the same instance (500) is repeated, as workers do. Returns how many were repeated.
 */
export async function workOff(rest: Rest, { topic, total, maxTasks = 10, fetched, variables = {} }: Work): Promise<number> {
  let completed = 0;
  let repeated = 0;
  await Promise.all(
    rest.connections.map(async (connection, index) => {
      const workerId = `bench-${index}`;
      const topics = [{ topicName: topic, lockDuration: 60_000, ...(fetched ? { variables: fetched } : {}) }];
      while (completed < total) {
        const { status, body } = await connection.post("/external-task/fetchAndLock", { workerId, maxTasks, topics });
        if (status !== 200) throw new Error(`fetch failed: ${status} ${body}`);
        for (const { id } of JSON.parse(body) as { id: string }[]) {
          if (completed >= total) break;
          for (;;) {
            const answer = await connection.post(`/external-task/${id}/complete`, { workerId, variables });
            if (answer.status === 204) break;
            if (answer.status !== 500 || !/OptimisticLocking|concurrently/.test(answer.body))
              throw new Error(`complete failed: ${answer.status} ${answer.body}`);
            repeated++;
          }
          completed++;
        }
      }
    }),
  );
  return repeated;
}

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}

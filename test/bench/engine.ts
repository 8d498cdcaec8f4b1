import { Agent, request } from "node:http";
import { type Figure, figure } from "./figures.ts";
import { lineOfTasks } from "./models.ts";

/** Where the engine is, and as whom to ask. */
export interface EngineAddress {
  /** `http://127.0.0.1:8080/engine-rest` */
  url: string;
  user: string;
  password: string;
}

const connections = 16;
const instances = 300;
const lineLength = 10;
const runs = Number(process.env.RUNS ?? 5);

type Call = (path: string, body: unknown) => Promise<{ status: number; text: string }>;

/** Requests over keep-alive connections, with as little work on this side as possible. */
function caller({ url, user, password }: EngineAddress, agent: Agent): Call {
  const { hostname, port, pathname } = new URL(url);
  const auth = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  return (path, body) =>
    new Promise((resolve, reject) => {
      const content = JSON.stringify(body);
      const headers = { authorization: auth, "content-type": "application/json", "content-length": Buffer.byteLength(content) };
      const call = request({ agent, hostname, port, path: pathname + path, method: "POST", headers }, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("end", () => resolve({ status: response.statusCode!, text }));
        response.on("error", reject);
      });
      call.on("error", reject);
      call.end(content);
    });
}

async function deploy({ url, user, password }: EngineAddress, key: string): Promise<void> {
  const form = new FormData();
  form.append("deployment-name", key);
  form.append("enable-duplicate-filtering", "true");
  form.append(`${key}.bpmn`, new Blob([lineOfTasks(key, lineLength)]), `${key}.bpmn`);
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  const response = await fetch(`${url}/deployment/create`, { method: "POST", headers: { authorization }, body: form });
  if (!response.ok) throw new Error(`deployment failed: ${response.status} ${await response.text()}`);
}

/**
 * External-task completions per second over raw REST: 300 instances of ten external tasks in a line, 16 connections,
 * each of which fetches up to ten tasks and completes them one by one.
 */
export async function benchCompletions(engine: EngineAddress): Promise<Figure> {
  const key = "bench-raw";
  await deploy(engine, key);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const call = caller(engine, agent);
  const rates: number[] = [];
  // The first run warms the engine up.
  for (let run = 0; run <= runs; run++) {
    for (let started = 0; started < instances; started += connections)
      await Promise.all(Array.from({ length: Math.min(connections, instances - started) }, () => start(call, key)));
    const total = instances * lineLength;
    let completed = 0;
    const began = performance.now();
    await Promise.all(
      Array.from({ length: connections }, async (_, connection) => {
        while (completed < total) {
          const done = await workOnce(call, key, `raw-${connection}`);
          completed += done;
        }
      }),
    );
    if (run > 0) rates.push(total / ((performance.now() - began) / 1000));
  }
  agent.destroy();
  return figure("completions over raw REST, 16 connections", "/s", rates, { target: { atLeast: 1500 }, camunda: 320 });
}

async function start(call: Call, key: string): Promise<void> {
  const { status, text } = await call(`/process-definition/key/${key}/start`, {});
  if (status !== 200) throw new Error(`start failed: ${status} ${text}`);
}

/** Fetches up to ten tasks and completes them; how many. */
async function workOnce(call: Call, topicName: string, workerId: string): Promise<number> {
  const topics = [{ topicName, lockDuration: 60_000 }];
  const fetched = await call("/external-task/fetchAndLock", { workerId, maxTasks: 10, topics });
  const tasks = JSON.parse(fetched.text) as { id: string }[];
  for (const { id } of tasks) {
    const { status, text } = await call(`/external-task/${id}/complete`, { workerId, variables: {} });
    if (status !== 204) throw new Error(`complete failed: ${status} ${text}`);
  }
  return tasks.length;
}

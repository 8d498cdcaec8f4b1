import { pino } from "pino";
import { type Engine, type EngineOptions, startEngine } from "../../../src/engine/index.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into by matchers
type Json = any;
export type JsonAnswer = { status: number; json: Json };

/** An engine of one's own on a database of one's own, with a clock that the test moves. */
export interface TestEngine {
  engine: Engine;
  database: TestDatabase;
  /** Moves the clock (milliseconds). */
  advance(milliseconds: number): void;
  now(): number;
  call(method: string, path: string, body?: unknown): Promise<JsonAnswer>;
  post(path: string, body?: unknown): Promise<JsonAnswer>;
  get(path: string): Promise<JsonAnswer>;
  /** Deploys one process: what stands between `<process>` and its end. */
  deploy(key: string, body: string, extra?: string): Promise<void>;
  /** Starts an instance and gives its id. */
  start(key: string, variables?: Record<string, unknown>): Promise<string>;
  /** A second engine process on the same database, as far as a test can have one. */
  another(options?: Partial<EngineOptions>): Promise<Engine>;
  stop(): Promise<void>;
}

/** Starts a test engine; without authentication and without job executor unless asked otherwise. */
export async function testEngine(options: Partial<EngineOptions> = {}): Promise<TestEngine> {
  const database = await testDatabase();
  let now = Date.parse("2026-11-21T10:00:00.000Z");
  const all: EngineOptions = {
    ...{ databaseUrl: database.url, port: 0, users: [], auth: false, jobExecutor: false },
    ...{ clock: () => new Date(now), log: pino({ level: process.env.LOG_LEVEL ?? "silent" }), ...options },
  };
  const engine = await startEngine(all);
  const others: Engine[] = [];
  const call = (method: string, path: string, body?: unknown) => callEngine(engine.url, method, path, body);
  return {
    ...{ engine, database, call, now: () => now },
    advance(milliseconds) {
      now += milliseconds;
    },
    post: (path, body = {}) => call("POST", path, body),
    get: (path) => call("GET", path),
    async deploy(key, body, extra = "") {
      const form = new FormData();
      form.append("deployment-name", key);
      form.append(`${key}.bpmn`, new Blob([model(key, body, extra)]), `${key}.bpmn`);
      const response = await fetch(`${engine.url}/deployment/create`, { method: "POST", body: form });
      if (!response.ok) throw new Error(await response.text());
    },
    async start(key, variables = {}) {
      const typed = Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, { value }]));
      const { status, json } = await call("POST", `/process-definition/key/${key}/start`, { variables: typed });
      if (status !== 200) throw new Error(JSON.stringify(json));
      return json.id;
    },
    async another(more = {}) {
      const other = await startEngine({ ...all, ...more });
      others.push(other);
      return other;
    },
    async stop() {
      for (const one of [...others, engine]) await one.stop();
      await database.drop();
    },
  };
}

/** One request with a JSON body. */
export async function callEngine(url: string, method: string, path: string, body?: unknown): Promise<JsonAnswer> {
  const content = body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(url + path, { method, ...content });
  const text = await response.text();
  return { status: response.status, json: text === "" ? null : JSON.parse(text) };
}

/** A BPMN file with one process. Sequence flows are written `a>b`, one word each. */
function model(key: string, body: string, extra: string): string {
  const flows = body.replace(/(^|\s)(\w+)>(\w+)(?=\s|$)/g, '$1<sequenceFlow id="f_$2_$3" sourceRef="$2" targetRef="$3"/>');
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="http://example.com">${extra}
<process id="${key}" isExecutable="true" camunda:historyTimeToLive="P30D">${flows}</process></definitions>`;
}

/** A line with one external task of this topic. */
export function oneTask(topic: string): string {
  return `<startEvent id="s"/><serviceTask id="t" camunda:type="external" camunda:topic="${topic}"/><endEvent id="e"/> s>t t>e `;
}

import { afterEach, beforeEach, expect, test } from "@jest/globals";
import pino from "pino";
import { Registry } from "prom-client";
import { z } from "zod";
import type { RunningWorkers } from "../../../src/camunda/workers.ts";
import { type FakeEngine, startFakeEngine } from "../support/fake-engine.ts";
import { run, worker } from "../support/runner.ts";

let engine: FakeEngine;
let running: RunningWorkers | undefined;

beforeEach(async () => {
  engine = await startFakeEngine();
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  await engine.stop();
});

const reported = (taskId: string, operation: string) =>
  engine.call((call) => call.taskId === taskId && call.operation === operation);

test("log and metrics tell topic, task and business key, and nothing of the variables", async () => {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const metrics = new Registry();
  const task = engine.create("t", { name: "Ana Maria" });
  running = run(engine, [worker("t", async () => ({ x: "Ana Maria" }), { inputs: z.object({ name: z.string() }) })], {
    log,
    metrics,
  });
  await reported(task.id, "complete");
  await running.stop();
  expect(lines).toContainEqual(
    expect.objectContaining({ topic: "t", taskId: task.id, businessKey: "key-1", outcome: "completed" }),
  );
  expect(JSON.stringify(lines)).not.toContain("Ana");
  const text = await metrics.metrics();
  expect(text).toContain('worker_tasks_picked_up_total{topic="t"} 1');
  expect(text).toContain('worker_tasks_ended_total{topic="t",outcome="completed"} 1');
  expect(text).toContain('worker_tasks_in_flight{topic="t"} 0');
  expect(text).toContain('worker_pick_up_seconds_count{topic="t"} 1');
});

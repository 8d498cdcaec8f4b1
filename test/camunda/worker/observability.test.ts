import { expect, test } from "@jest/globals";
import pino from "pino";
import { Registry } from "prom-client";
import { z } from "zod";
import { engine, reported, run } from "../support/each-test.ts";
import { worker } from "../support/runner.ts";

test("log and metrics tell topic, task and business key, and nothing of the variables", async () => {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const metrics = new Registry();
  const task = engine.create("t", { name: "Ana Maria" });
  const running = run(engine, [worker("t", async () => ({ x: "Ana Maria" }), { inputs: z.object({ name: z.string() }) })], {
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

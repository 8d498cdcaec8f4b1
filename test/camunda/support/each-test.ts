import { afterEach, beforeEach } from "@jest/globals";
import type { RunningWorkers } from "../../../src/camunda/workers.ts";
import { type FakeEngine, startFakeEngine } from "./fake-engine.ts";
import * as runner from "./runner.ts";

/** A fake engine of its own for each test of the file that imports this; workers that a test runs are stopped after it. */
export let engine: FakeEngine;
let started: RunningWorkers[] = [];

beforeEach(async () => {
  engine = await startFakeEngine();
});

afterEach(async () => {
  await Promise.all(started.map((workers) => workers.stop()));
  started = [];
  await engine.stop();
});

/** Runs workers against the test's engine. */
export const run: typeof runner.run = (...options) => {
  const running = runner.run(...options);
  started.push(running);
  return running;
};

/** Resolves with the call of an operation on a task. */
export const reported = (taskId: string, operation: string) =>
  engine.call((call) => call.taskId === taskId && call.operation === operation);

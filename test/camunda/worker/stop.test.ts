import { describe, expect, test } from "@jest/globals";
import { engine, reported, run } from "../support/each-test.ts";
import { holding, worker } from "../support/runner.ts";

describe("stop", () => {
  test("is quick when nothing runs, although a poll is parked", async () => {
    const running = run(engine, [worker("t", async () => ({}))], { timing: { longPoll: 60_000, drain: 30_000 } });
    await engine.call((call) => call.operation === "fetchAndLock");
    const startedAt = performance.now();
    await running.stop();
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  test("waits for the handler that runs and reports it", async () => {
    const held = holding("t");
    const task = engine.create("t");
    const running = run(engine, [held.worker]);
    await held.started;
    const stopped = running.stop();
    held.release();
    await stopped;
    expect(engine.tasks.has(task.id)).toBe(false);
  });

  test("takes no new task, and gives back what the broken poll had locked", async () => {
    const held = holding("t");
    const first = engine.create("t");
    const running = run(engine, [held.worker], { workerId: "me" });
    await held.started;
    const stopped = running.stop();
    const late = engine.create("t", {}, { workerId: "me", lockedUntil: Date.now() + 60_000 });
    held.release();
    await stopped;
    expect(engine.tasks.get(late.id)).toMatchObject({ workerId: null });
    expect(engine.tasks.has(first.id)).toBe(false);
    expect(engine.count("complete")).toBe(1);
  });

  test("gives up a handler that does not end, and keeps its lock", async () => {
    const held = holding("t");
    const task = engine.create("t");
    const running = run(engine, [held.worker], { timing: { drain: 30 } });
    await held.started;
    await running.stop();
    expect(engine.tasks.get(task.id)?.workerId).toBe(running.workerId);
    held.release();
    await reported(task.id, "complete");
  });

  test("twice is once", async () => {
    const running = run(engine, [worker("t", async () => ({}))]);
    expect(running.stop()).toBe(running.stop());
  });
});

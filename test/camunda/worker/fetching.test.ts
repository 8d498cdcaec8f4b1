import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { engine, reported, run } from "../support/each-test.ts";
import { worker } from "../support/runner.ts";

describe("fetching", () => {
  test("long polls with a worker id of its own, and only the declared variables", async () => {
    const running = run(engine, [
      worker("t", async () => ({}), { inputs: z.object({ name: z.string() }), lockDuration: 40_000 }),
    ]);
    const { body } = await engine.call((call) => call.operation === "fetchAndLock");
    expect(body).toMatchObject({ workerId: running.workerId, usePriority: true, asyncResponseTimeout: 2_000, maxTasks: 32 });
    expect(body.topics).toEqual([{ topicName: "t", lockDuration: 40_000, variables: ["name"] }]);
    expect(running.workerId).toMatch(new RegExp(`-${process.pid}-[0-9a-f-]{36}$`));
  });

  test("a task made while the poll is parked is handled at once, and so is the next", async () => {
    const seen: string[] = [];
    run(engine, [
      worker("t", async ({ task }) => {
        seen.push(task.id);
        return {};
      }),
    ]);
    await engine.call((call) => call.operation === "fetchAndLock");
    const first = engine.create("t");
    await reported(first.id, "complete");
    const second = engine.create("t");
    await reported(second.id, "complete");
    expect(seen).toEqual([first.id, second.id]);
  });

  test("polls that fail are repeated, and a refused password is no different", async () => {
    engine.fail("fetchAndLock", "reset", { status: 401 }, { status: 503 });
    run(engine, [worker("t", async () => ({}))]);
    await reported(engine.create("t").id, "complete");
  });

  test("a poll that is never answered is given up", async () => {
    engine.fail("fetchAndLock", "silence");
    run(engine, [worker("t", async () => ({}))], { timing: { longPoll: 50, answer: 50 } });
    await reported(engine.create("t").id, "complete");
  });

  test("tasks locked by an answer that was lost are given back and handled", async () => {
    const task = engine.create("t");
    engine.fail("fetchAndLock", "lost");
    run(engine, [worker("t", async () => ({}))]);
    await reported(task.id, "complete");
    expect(engine.calls.some((call) => call.operation === "unlock" && call.taskId === task.id)).toBe(true);
  });

  test("an engine without long polling is not asked in a tight loop", async () => {
    const startedAt = performance.now();
    run(engine, [worker("t", async () => ({}))], { timing: { longPoll: 0, emptyPause: 40 } });
    await engine.call(() => engine.count("fetchAndLock") === 4);
    expect(performance.now() - startedAt).toBeGreaterThan(100);
  });
});

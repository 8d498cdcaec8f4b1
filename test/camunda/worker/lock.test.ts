import { describe, expect, test } from "@jest/globals";
import { LockLost } from "../../../src/camunda/workers.ts";
import { engine, reported, run } from "../support/each-test.ts";
import type { FakeTask } from "../support/fake-engine.ts";
import { gate, holding, worker } from "../support/runner.ts";

describe("the lock", () => {
  test("is renewed while the handler runs, and not afterwards", async () => {
    const held = holding("t", 1, { lockDuration: 90 });
    const task = engine.create("t");
    const running = run(engine, [held.worker]);
    const { body } = await engine.call(() => engine.count("extendLock") === 3);
    expect(body).toBeDefined();
    expect(engine.count("fetchAndLock")).toBeLessThanOrEqual(2);
    held.release();
    await reported(task.id, "complete");
    expect(engine.calls.filter(({ operation }) => operation === "extendLock")[0]!.body.newDuration).toBe(90);
    const after = engine.count("extendLock");
    await running.stop();
    expect(engine.count("extendLock")).toBe(after);
  });

  test("is taken anew when it expired and nobody else has it", async () => {
    const held = holding("t", 1, { lockDuration: 90 });
    const task = engine.create("t");
    engine.fail("extendLock", { status: 400, message: "Cannot extend a lock that expired" });
    run(engine, [held.worker]);
    await reported(task.id, "lock");
    held.release();
    await reported(task.id, "complete");
  });

  test.each([
    ["lost to another worker", "lost", (task: FakeTask) => Object.assign(task, { workerId: "another" })],
    ["gone with its task", "cancelled", (task: FakeTask) => engine.tasks.delete(task.id)],
  ])("%s: the handler is told, and nothing is reported", async (_case, code, take) => {
    const told = gate<unknown>();
    const handler = ({ signal }: { signal: AbortSignal }) =>
      new Promise<never>((_resolve, reject) =>
        signal.addEventListener("abort", () => {
          told.open(signal.reason);
          reject(signal.reason);
        }),
      );
    const task = engine.create("t");
    const running = run(engine, [worker("t", handler, { lockDuration: 90 })]);
    await reported(task.id, "extendLock");
    take(task);
    const reason = await told.opened;
    expect(reason).toBeInstanceOf(LockLost);
    expect(reason).toMatchObject({ code });
    await running.stop();
    expect(engine.count("failure") + engine.count("complete")).toBe(0);
  });

  test("a renewal that gets no answer is tried again", async () => {
    const held = holding("t", 1, { lockDuration: 90 });
    const task = engine.create("t");
    engine.fail("extendLock", "reset", { status: 503 });
    run(engine, [held.worker]);
    await engine.call(() => engine.count("extendLock") === 3);
    held.release();
    await reported(task.id, "complete");
  });
});

import { describe, expect, test } from "@jest/globals";
import { engine, reported, run } from "../support/each-test.ts";
import { holding, worker } from "../support/runner.ts";

describe("concurrency", () => {
  test("is limited, does not spin while everything is busy, and goes on when a handler ends", async () => {
    const held = holding("t", 2);
    const tasks = [engine.create("t"), engine.create("t"), engine.create("t")];
    const running = run(engine, [held.worker], { concurrency: 2 });
    await held.started;
    expect(running.busy).toBe(2);
    await fetch(`${engine.url}/version`);
    expect(engine.count("fetchAndLock")).toBe(1);
    held.release();
    await reported(tasks[2]!.id, "complete");
  });

  test("a busy topic leaves a slot to each of the others", async () => {
    const held = holding("slow");
    for (let n = 0; n < 5; n++) engine.create("slow");
    const quick = engine.create("quick");
    const running = run(engine, [held.worker, worker("quick", async () => ({}))], {
      concurrency: 3,
      timing: { shortPoll: 20 },
    });
    await reported(quick.id, "complete");
    expect(running.busy).toBeLessThanOrEqual(3);
    expect(engine.count("complete")).toBe(1);
    held.release();
    await engine.call(() => engine.count("complete") === 6);
  });
});

import { describe, expect, test } from "@jest/globals";
import { Registry } from "prom-client";
import { engine, reported, run } from "../support/each-test.ts";
import { holding, worker } from "../support/runner.ts";

describe("answers", () => {
  const done = () => worker("t", async () => ({}));
  const outcomes = (registry: Registry) => registry.getSingleMetric("worker_tasks_ended_total")!.get();
  const outcome = async (registry: Registry) => (await outcomes(registry)).values.map(({ labels }) => labels.outcome);

  test("a completion whose answer is lost is sent again; 404 then means done", async () => {
    const metrics = new Registry();
    const task = engine.create("t");
    engine.fail("complete", "lost");
    const running = run(engine, [done()], { metrics });
    await engine.call(() => engine.count("complete") === 2);
    await running.stop();
    expect(engine.tasks.has(task.id)).toBe(false);
    expect(await outcome(metrics)).toEqual(["completed"]);
  });

  test("a connection that breaks before is repeated too", async () => {
    const task = engine.create("t");
    engine.fail("complete", "reset", { status: 503 });
    run(engine, [done()]);
    await engine.call(() => !engine.tasks.has(task.id));
    expect(engine.count("failure")).toBe(0);
  });

  test("404 at first means cancelled: nothing to do", async () => {
    const metrics = new Registry();
    engine.create("t");
    engine.fail("complete", { status: 404, message: "External task with id x does not exist" });
    const running = run(engine, [done()], { metrics });
    await engine.call(() => engine.count("complete") === 1);
    await running.stop();
    expect(engine.count("failure")).toBe(0);
    expect(await outcome(metrics)).toEqual(["cancelled"]);
  });

  test("a task that another worker holds is left alone", async () => {
    const metrics = new Registry();
    const held = holding("t");
    const task = engine.create("t");
    const running = run(engine, [held.worker], { metrics });
    await held.started;
    task.workerId = "another";
    held.release();
    await reported(task.id, "complete");
    await running.stop();
    expect(engine.count("failure")).toBe(0);
    expect(await outcome(metrics)).toEqual(["lock-lost"]);
  });

  test("optimistic locking is repeated until it succeeds", async () => {
    const task = engine.create("t");
    engine.fail("complete", { status: 500, type: "OptimisticLockingException", code: 1 }, { status: 500, code: 1 });
    run(engine, [done()]);
    await engine.call(() => !engine.tasks.has(task.id));
    expect(engine.count("complete")).toBe(3);
  });

  test("what throws behind the task in the model costs a retry and tells why", async () => {
    const task = engine.create("t");
    engine.fail("complete", { status: 500, type: "ProcessEngineException", message: "Cannot resolve identifier 'x'" });
    run(engine, [done()]);
    const { body } = await reported(task.id, "failure");
    expect(body).toMatchObject({ retries: 5, errorMessage: expect.stringContaining("Cannot resolve identifier 'x'") });
  });

  test("variables that the engine refuses are an incident", async () => {
    const task = engine.create("t");
    engine.fail("complete", { status: 400, type: "InvalidRequestException", message: "Variable value is too long" });
    run(engine, [done()]);
    const { body } = await reported(task.id, "failure");
    expect(body).toMatchObject({ retries: 0, errorMessage: expect.stringContaining("too long") });
  });
});

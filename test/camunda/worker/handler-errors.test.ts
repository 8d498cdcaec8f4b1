import { describe, expect, test } from "@jest/globals";
import { BpmnError, PermanentFailure } from "../../../src/camunda/workers.ts";
import { engine, reported, run } from "../support/each-test.ts";
import { worker } from "../support/runner.ts";

describe("errors of a handler", () => {
  const throwing = (error: Error) => worker("t", () => Promise.reject(error), { errors: { REFUSED: "…" } });

  test("BpmnError goes to the model with its variables", async () => {
    const task = engine.create("t");
    run(engine, [throwing(new BpmnError("REFUSED", "not today", { reason: "r" }))]);
    const { body } = await reported(task.id, "bpmnError");
    expect(body).toMatchObject({
      errorCode: "REFUSED",
      errorMessage: "not today",
      variables: { reason: { type: "string", value: "r" } },
    });
  });

  test("a BpmnError that the worker does not declare is an incident: the model could let it pass silently", async () => {
    const task = engine.create("t");
    run(engine, [throwing(new BpmnError("OTHER", "x"))]);
    expect((await reported(task.id, "failure")).body).toMatchObject({
      retries: 0,
      errorMessage: expect.stringContaining("OTHER"),
    });
    expect(engine.count("bpmnError")).toBe(0);
  });

  test("PermanentFailure is an incident at once", async () => {
    const task = engine.create("t");
    run(engine, [throwing(new PermanentFailure("wrong scope"))]);
    expect((await reported(task.id, "failure")).body).toMatchObject({ retries: 0, retryTimeout: 0, errorMessage: "wrong scope" });
  });

  test("anything else is repeated later, less and less often, and an incident in the end", async () => {
    const seen = [null, 3, 2, 1].map((retries) => engine.create("t", {}, { retries }));
    run(engine, [worker("t", () => Promise.reject(new Error("no network")), { retries: 3 })]);
    const bodies = await Promise.all(
      seen.map((task) => reported(task.id, "failure").then(({ body }) => [body.retries, body.retryTimeout])),
    );
    expect(bodies).toEqual([
      [3, 1_000],
      [2, 4_000],
      [1, 16_000],
      [0, 0],
    ]);
  });

  test("an identifier in a message does not reach the engine", async () => {
    const task = engine.create("t");
    run(engine, [throwing(new Error("no account 529.982.247-25 nor 11222333000181"))]);
    expect((await reported(task.id, "failure")).body.errorMessage).toBe("no account *** nor ***");
  });

  test("a handler that throws without being asynchronous is no different", async () => {
    const handler = () => {
      throw new Error("at once");
    };
    const task = engine.create("t");
    run(engine, [worker("t", handler)]);
    expect((await reported(task.id, "failure")).body.retries).toBe(5);
  });
});

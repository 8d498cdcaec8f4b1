import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { engine, reported, run } from "../support/each-test.ts";
import { worker } from "../support/runner.ts";

describe("variables", () => {
  const inputs = z.object({ name: z.string(), list: z.array(z.string()).nullish(), at: z.date().nullish() });

  test("arrive as plain values and leave with their engine types", async () => {
    const seen: unknown[] = [];
    const at = new Date("2026-01-31T10:00:00Z");
    const outputs = z.object({
      text: z.string(),
      whole: z.number(),
      list: z.array(z.string()),
      at: z.date(),
      none: z.null(),
      left: z.string().optional(),
    });
    const handler = async ({ input }: { input: unknown }) => {
      seen.push(input);
      return { text: "x", whole: 2, list: ["a"], at, none: null, left: undefined };
    };
    const task = engine.create("t", { name: "Ana", list: ["a"], at, secret: "not asked for" });
    run(engine, [worker("t", handler, { inputs, outputs })]);
    const { body } = await reported(task.id, "complete");
    expect(seen).toEqual([{ name: "Ana", list: ["a"], at }]);
    expect(body.variables).toEqual({
      text: { type: "string", value: "x", valueInfo: {} },
      whole: { type: "integer", value: 2, valueInfo: {} },
      list: { type: "json", value: '["a"]', valueInfo: {} },
      at: { type: "date", value: "2026-01-31T10:00:00.000+0000", valueInfo: {} },
      none: { type: "null", value: null, valueInfo: {} },
    });
  });

  test.each([
    ["missing", {}, 'Input variable "name"'],
    ["of the wrong type", { name: 7 }, 'Input variable "name"'],
  ])("an input that is %s is an incident that names it", async (_case, given, message) => {
    const task = engine.create("t", given);
    run(engine, [worker("t", async () => ({}), { inputs })]);
    const { body } = await reported(task.id, "failure");
    expect(body).toMatchObject({ retries: 0, errorMessage: expect.stringContaining(message) });
  });

  test("broken Json is an incident that names the variable", async () => {
    const task = engine.create("t", { name: "Ana" });
    task.variables.list = { type: "Json", value: "{bad" };
    run(engine, [worker("t", async () => ({}), { inputs })]);
    expect((await reported(task.id, "failure")).body).toMatchObject({
      retries: 0,
      errorMessage: expect.stringContaining('"list"'),
    });
  });

  test("an output that breaks the contract is an incident, not a completion", async () => {
    const task = engine.create("t");
    run(engine, [worker("t", async () => ({ count: "two" }), { outputs: z.object({ count: z.number() }) })]);
    const { body } = await reported(task.id, "failure");
    expect(body).toMatchObject({ retries: 0, errorMessage: expect.stringContaining('Output variable "count"') });
    expect(engine.count("complete")).toBe(0);
  });
});

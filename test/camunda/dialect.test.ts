import { describe, expect, test } from "@jest/globals";
import { detectDialect, dialects, formRefOf, type RawTask, tasklistUrl } from "../../src/camunda/dialect.ts";
import { EngineError, EngineUnavailable } from "../../src/camunda/errors.ts";

const mismatch = (javaPackage: string) => ({
  correlateMessage: async () => {
    const message = `${javaPackage}.bpm.engine.MismatchingMessageCorrelationException: Cannot correlate message 'x'`;
    throw new EngineError(400, "RestException", 0, message, "POST /message");
  },
});

describe("detectDialect", () => {
  test.each(dialects.map((dialect) => ({ dialect })))("recognises $dialect.product", async ({ dialect }) => {
    expect(await detectDialect(mismatch(dialect.javaPackage))).toBe(dialect);
  });

  test("takes an unknown descendant of Camunda 7 for Camunda 7", async () => {
    expect(await detectDialect(mismatch("org.another"))).toMatchObject({ product: "Camunda 7" });
  });

  test("does not take an outage for an answer", async () => {
    const correlateMessage = () => Promise.reject(new EngineUnavailable("POST /message", { cause: new Error("refused") }));
    await expect(detectDialect({ correlateMessage })).rejects.toBeInstanceOf(EngineUnavailable);
  });
});

describe("formRefOf", () => {
  const reference = { key: "company-type", binding: "deployment", version: null };
  test.each(["camundaFormRef", "operatonFormRef"])("reads %s", (name) => {
    expect(formRefOf({ [name]: reference } as unknown as RawTask)).toEqual(reference);
  });
  test("is null for a task without a form", () => {
    expect(formRefOf({ camundaFormRef: null } as RawTask)).toBeNull();
  });
});

test("the task list is beside the REST API", () => {
  expect(dialects.map((dialect) => tasklistUrl("https://engine.example/engine-rest", dialect))).toEqual([
    "https://engine.example/camunda/app/tasklist/",
    "https://engine.example/operaton/app/tasklist/",
    "https://engine.example/camunda/app/tasklist/",
  ]);
});

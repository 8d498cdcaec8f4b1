import { expect, test } from "@jest/globals";
import pino from "pino";
import { EngineError, EngineUnavailable } from "../../src/camunda/errors.ts";
import { awaitEngine } from "../../src/camunda/readiness.ts";

const log = pino({ enabled: false });
const LOCK = 1;
const down = () => new EngineUnavailable("GET /version", { cause: new Error("refused") });
const refused = (status: number) => new EngineError(status, "", null, `HTTP ${status}`, "GET /version");

/** An engine that answers so, one after the other, and then its version. */
function engine(...errors: Error[]) {
  const client = {
    asked: 0,
    version: async () => {
      client.asked++;
      const error = errors.shift();
      if (error) throw error;
      return "7.24.0";
    },
  };
  return client;
}

test("an engine that is not there yet is waited for", async () => {
  const client = engine(down(), down());
  expect(await awaitEngine(client, log)).toBe("7.24.0");
  expect(client.asked).toBe(3);
});

test("so is a server that has not deployed the API yet", async () => {
  expect(await awaitEngine(engine(refused(404)), log)).toBe("7.24.0");
});

test("not for ever", async () => {
  await expect(awaitEngine(engine(down(), down()), log, 0)).rejects.toBeInstanceOf(EngineUnavailable);
  await expect(awaitEngine(engine(refused(404)), log, 0)).rejects.toMatchObject({ status: 404 });
});

test("a user whom a wrong password has locked is let in when the lock is over", async () => {
  expect(await awaitEngine(engine(refused(401), refused(401)), log, 120_000, LOCK)).toBe("7.24.0");
});

test("a wrong password is told after few attempts: ten of them lock the user for good", async () => {
  const client = engine(...Array.from({ length: 20 }, () => refused(401)));
  await expect(awaitEngine(client, log, 120_000, LOCK)).rejects.toMatchObject({ status: 401 });
  expect(client.asked).toBe(3);
});

test("another refusal is told at once", async () => {
  const client = engine(refused(500));
  await expect(awaitEngine(client, log)).rejects.toMatchObject({ status: 500 });
  expect(client.asked).toBe(1);
});

import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { repeat } from "../../src/process/repeat.ts";

const never = () => {
  throw new Error("told of an error");
};

/** Work of which each turn ends when the test says so. */
function turns() {
  let count = 0;
  let running = 0;
  let most = 0;
  let end: (() => void) | null = null;
  const work = async () => {
    most = Math.max(most, ++running);
    count++;
    await new Promise<void>((resolve) => {
      end = resolve;
    });
    running--;
  };
  return { work, count: () => count, most: () => most, end: () => end?.() };
}

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ["setImmediate", "nextTick", "queueMicrotask"] });
});
afterEach(() => {
  jest.useRealTimers();
});

test("turns come one after the other, however long one takes, and stopping waits for the last", async () => {
  const { work, count, most, end } = turns();
  const repeated = repeat(work, { every: 1000, onError: never });
  jest.advanceTimersByTime(5000);
  expect(count()).toBe(1);
  end();
  await new Promise(setImmediate);
  expect(count()).toBe(1);
  jest.advanceTimersByTime(1000);
  expect(count()).toBe(2);
  let stopped = false;
  const stopping = repeated.stop().then(() => (stopped = true));
  await new Promise(setImmediate);
  expect(stopped).toBe(false);
  end();
  await stopping;
  expect([count(), most()]).toEqual([2, 1]);
});

test("a turn that fails is told, and the next one comes all the same", async () => {
  const errors: unknown[] = [];
  let count = 0;
  const failing = async () => {
    throw new Error(`turn ${++count}`);
  };
  const repeated = repeat(failing, { every: 1000, onError: (error) => errors.push(error) });
  await new Promise(setImmediate);
  jest.advanceTimersByTime(1000);
  await repeated.stop();
  jest.advanceTimersByTime(5000);
  expect(errors).toEqual([new Error("turn 1"), new Error("turn 2")]);
});

test("a turn of several parts learns that it is stopped", async () => {
  let parts = 0;
  const work = async (goOn: () => boolean) => {
    while (goOn()) {
      parts++;
      await new Promise(setImmediate);
    }
  };
  const repeated = repeat(work, { every: 60_000, onError: never });
  await new Promise(setImmediate);
  await repeated.stop();
  const done = parts;
  expect(done).toBeGreaterThan(0);
  await new Promise(setImmediate);
  expect(parts).toBe(done);
});

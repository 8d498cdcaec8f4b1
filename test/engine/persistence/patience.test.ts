import pino from "pino";
import { DatabaseUnavailable } from "../../../src/engine/persistence/database.ts";
import { patiently } from "../../../src/engine/persistence/patience.ts";

const log = pino({ level: "silent" });
const failing = (times: number, error: Error) => {
  let calls = 0;
  const work = async () => {
    calls++;
    if (calls <= times) throw error;
    return calls;
  };
  return { work, calls: () => calls };
};

test("a start waits for a database that does not answer yet", async () => {
  const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  expect(await patiently(log, failing(1, refused).work)).toBe(2);
  expect(await patiently(log, failing(2, new DatabaseUnavailable("away")).work)).toBe(3);
});

test("what waiting does not mend is told at once", async () => {
  const { work, calls } = failing(9, new Error("relation does not exist"));
  await expect(patiently(log, work)).rejects.toThrow("relation does not exist");
  expect(calls()).toBe(1);
});

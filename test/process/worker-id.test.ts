import { spawn } from "node:child_process";
import { once } from "node:events";
import pino from "pino";
import type { ExternalTask } from "../../src/camunda/types.ts";
import { identityOf } from "../../src/database/process-identity.ts";
import { giveBackLeftBehind, isLeftBehind, newWorkerId } from "../../src/process/worker-id.ts";

/** The worker id of a process of this machine that has ended. */
async function idOfTheDead(): Promise<string> {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(child, "spawn");
  const identity = identityOf(child.pid!);
  child.kill("SIGKILL");
  await once(child, "exit");
  return newWorkerId().replace(identityOf(process.pid), identity);
}

test("only the worker of a process that died on this machine counts as left behind", async () => {
  const dead = await idOfTheDead();
  expect(isLeftBehind(dead)).toBe(true);
  expect(isLeftBehind(newWorkerId())).toBe(false);
  expect(isLeftBehind(`other-${dead}`)).toBe(false);
  expect(isLeftBehind("curl")).toBe(false);
  expect(newWorkerId()).not.toBe(newWorkerId());
});

test("its tasks are given back, those of the living and of strangers are not", async () => {
  const task = (id: string, workerId: string) => ({ id, workerId }) as ExternalTask;
  const locked = [task("1", await idOfTheDead()), task("2", newWorkerId()), task("3", "somebody")];
  const unlocked: string[] = [];
  const engine = {
    externalTasks: async () => locked,
    unlockExternalTask: async (id: string) => void unlocked.push(id),
  };
  expect(await giveBackLeftBehind(engine, pino({ level: "silent" }))).toBe(1);
  expect(unlocked).toEqual(["1"]);
});

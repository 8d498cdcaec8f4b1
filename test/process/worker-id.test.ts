import { spawn } from "node:child_process";
import { once } from "node:events";
import pino from "pino";
import type { ExternalTask } from "../../src/camunda/types.ts";
import { identityOf } from "../../src/database/process-identity.ts";
import { giveBackLeftBehind, isLeftBehind, keepGivingBack, newWorkerId } from "../../src/process/worker-id.ts";
import { until } from "../support/until.ts";

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

/** An engine with these locked tasks, that tells which were given back. */
function engineWith(locked: ExternalTask[]) {
  const unlocked: string[] = [];
  const engine = {
    externalTasks: async () => locked,
    unlockExternalTask: async (id: string) => void unlocked.push(id),
  };
  return { engine, unlocked };
}

const task = (id: string, workerId: string) => ({ id, workerId }) as ExternalTask;
const log = pino({ level: "silent" });

test("its tasks are given back, those of the living and of strangers are not", async () => {
  const { engine, unlocked } = engineWith([task("1", await idOfTheDead()), task("2", newWorkerId()), task("3", "somebody")]);
  expect(await giveBackLeftBehind(engine, log)).toBe(1);
  expect(unlocked).toEqual(["1"]);
});

test("so are those that the engine locks for it only afterwards, through the poll that it left behind", async () => {
  const locked: ExternalTask[] = [];
  const { engine, unlocked } = engineWith(locked);
  const dead = await idOfTheDead();
  const watch = keepGivingBack(engine, log, { every: 5, times: 1_000 });
  locked.push(task("1", dead));
  await until("the task is given back", async () => unlocked.includes("1"));
  watch.stop();
});

test("an engine that does not answer meanwhile is asked again", async () => {
  let asked = 0;
  const externalTasks = async () => {
    asked++;
    throw new Error("no answer");
  };
  const watch = keepGivingBack({ externalTasks, unlockExternalTask: async () => {} }, log, { every: 1, times: 3 });
  await until("it was asked three times", async () => asked === 3);
  watch.stop();
});

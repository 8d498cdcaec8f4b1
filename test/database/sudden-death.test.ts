import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DataFolder } from "./support/folder.ts";
import { ask, usedFolder } from "./support/folder.ts";
import { hold } from "./support/hold.ts";

let folder: DataFolder;
beforeEach(async () => {
  folder = await usedFolder();
});
afterEach(() => folder.remove());

test("after kill -9 of our process the server is taken over, and stopped in the end", async () => {
  const holder = await hold(folder.path);
  await ask(holder.url, "create table kept as select 42 as value");
  const server = await folder.serverPid();
  await holder.kill("SIGKILL");
  const next = await folder.start();
  expect(await folder.serverPid()).toBe(server);
  expect(await ask(next.url, "select value from kept")).toBe(42);
  await next.stop();
  expect(await folder.serverPid()).toBeNull();
});

test("after kill -9 of our process and of the server nothing committed is lost", async () => {
  const holder = await hold(folder.path);
  await ask(holder.url, "create table kept as select 42 as value");
  const server = await folder.serverPid();
  await holder.kill("SIGKILL");
  process.kill(server!, "SIGKILL");
  const next = await folder.start();
  expect(await ask(next.url, "select value from kept")).toBe(42);
  await next.stop();
});

test("a number in postmaster.pid that another program has by now does not keep the server from starting", async () => {
  await writeFile(join(folder.postgres, "postmaster.pid"), `${process.pid}\n${folder.postgres}\n0\n1\n\n127.0.0.1\n\nready   \n`);
  const next = await folder.start();
  expect(await ask(next.url, "select 1")).toBe(1);
  await next.stop();
});

test("a start that was killed while it created the data is begun anew", async () => {
  await rm(folder.postgres, { recursive: true });
  await writeFile(join(folder.path, "postgres.lock"), "999999999-0");
  await writeFile(`${folder.postgres}.new`, "half made");
  const next = await folder.start();
  expect(await ask(next.url, "select 1")).toBe(1);
  await next.stop();
});

test("Ctrl-C reaches us and not the server", async () => {
  const holder = await hold(folder.path);
  await holder.interruptGroup();
  expect(await ask(holder.url, "select 1")).toBe(1);
  await holder.kill("SIGTERM");
  expect(await folder.serverPid()).toBeNull();
});

test("another process that still uses the server keeps it alive", async () => {
  const mine = await folder.start();
  const holder = await hold(folder.path);
  expect(holder.url).toBe(mine.url);
  await mine.stop();
  expect(await ask(holder.url, "select 1")).toBe(1);
  await holder.kill("SIGTERM");
  expect(await folder.serverPid()).toBeNull();
});

import { readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import pino from "pino";
import { startDatabase } from "../../src/database/embedded.ts";
import type { DataFolder } from "./support/folder.ts";
import { ask, dataFolder, usedFolder } from "./support/folder.ts";

let folder: DataFolder;
beforeEach(async () => {
  folder = await usedFolder();
});
afterEach(() => folder.remove());

test("the data is there again after a restart, at the same address", async () => {
  const first = await folder.start();
  await ask(first.url, "create table kept as select 42 as value");
  await first.stop();
  expect(await folder.serverPid()).toBeNull();
  const second = await folder.start();
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, "select value from kept")).toBe(42);
  await second.stop();
});

test("it is durable, local, UTF-8, in code point order, and its password is for its owner alone", async () => {
  const { url, stop } = await folder.start();
  expect(await ask(url, "select current_setting('fsync') || current_setting('synchronous_commit')")).toBe("onon");
  expect(await ask(url, "show listen_addresses")).toBe("127.0.0.1");
  expect(await ask(url, "show server_encoding")).toBe("UTF8");
  expect(await ask(url, "select array_agg(x order by x) from unnest(array['b','B','a','á']) x")).toEqual(["B", "a", "b", "á"]);
  expect((await stat(join(folder.path, "postgres.json"))).mode & 0o777).toBe(0o600);
  await expect(ask(url.replace(/:[^:@]+@/, ":wrong@"), "select 1")).rejects.toMatchObject({ code: "28P01" });
  await stop();
});

test("stopping twice is stopping once", async () => {
  const database = await folder.start();
  await Promise.all([database.stop(), database.stop()]);
  await database.stop();
  expect(await folder.serverPid()).toBeNull();
});

test("two starts at once share one server; the last one to leave stops it", async () => {
  const [one, other] = await Promise.all([folder.start(), folder.start()]);
  expect(one?.url).toBe(other?.url);
  await one?.stop();
  expect(await ask(other!.url, "select 1")).toBe(1);
  await other?.stop();
  expect(await folder.serverPid()).toBeNull();
});

test("a server that is killed comes back by itself at the same address", async () => {
  const database = await folder.start();
  await ask(database.url, "create table kept as select 42 as value");
  const before = await folder.serverPid();
  process.kill(before!, "SIGKILL");
  const deadline = Date.now() + 15_000;
  let value: unknown = null;
  while (value === null && Date.now() < deadline) value = await ask(database.url, "select value from kept").catch(() => null);
  expect(value).toBe(42);
  expect(await folder.serverPid()).not.toBe(before);
  await database.stop();
});

test("when its port is taken it moves", async () => {
  const first = await folder.start();
  await first.stop();
  const { port } = JSON.parse(await readFile(join(folder.path, "postgres.json"), "utf8")) as { port: number };
  const squatter = createServer().listen(port, "127.0.0.1");
  const second = await folder.start();
  expect(second.url).not.toBe(first.url);
  expect(await ask(second.url, "select 1")).toBe(1);
  await second.stop();
  await new Promise((resolve) => squatter.close(resolve));
});

test("DATABASE_URL is taken as it is, and nothing is made in the folder", async () => {
  const empty = await dataFolder();
  const database = await startDatabase({
    databaseUrl: "postgres://somewhere/x",
    dataDir: empty.path,
    log: pino({ level: "silent" }),
  });
  expect(database.url).toBe("postgres://somewhere/x");
  await database.stop();
  expect(await readdir(empty.path)).toEqual([]);
  await empty.remove();
});

describe("what it cannot start with is refused and left untouched", () => {
  test("data of another major version", async () => {
    const version = join(folder.postgres, "PG_VERSION");
    const real = await readFile(version, "utf8");
    await writeFile(version, "9\n");
    await expect(folder.start()).rejects.toMatchObject({
      code: "other-major-version",
      message: expect.stringContaining("pg_dump"),
    });
    await writeFile(version, real);
    await (await folder.start()).stop();
  });

  test("data without its password", async () => {
    const file = join(folder.path, "postgres.json");
    const real = await readFile(file, "utf8");
    await rm(file);
    await expect(folder.start()).rejects.toMatchObject({ code: "credentials-missing" });
    await writeFile(file, real);
    await (await folder.start()).stop();
  });

  test("data that is damaged", async () => {
    const control = join(folder.postgres, "global", "pg_control");
    await rename(control, `${control}.aside`);
    await expect(folder.start()).rejects.toMatchObject({ code: "start-failed", message: expect.stringContaining("pg_control") });
    await rename(`${control}.aside`, control);
    await (await folder.start()).stop();
  });
});

// Root starts the server as the user postgres, anybody else as himself.
test("a folder that nobody else may enter works too", async () => {
  const closed = await dataFolder(0o700);
  const database = await closed.start();
  expect(await ask(database.url, "select 1")).toBe(1);
  await database.stop();
  expect(await closed.serverPid()).toBeNull();
  await closed.remove();
});

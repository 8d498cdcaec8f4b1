import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pino from "pino";
import { findBinaries } from "../../../src/database/binaries.ts";
import { stopServer } from "../../../src/database/cluster.ts";
import { withClient } from "../../../src/database/connection.ts";
import type { Database } from "../../../src/database/embedded.ts";
import { startDatabase } from "../../../src/database/embedded.ts";
import { createLauncher } from "../../../src/database/launcher.ts";
import { readPostmaster, whatIs } from "../../../src/database/postmaster.ts";

/** A data folder for one test. */
export interface DataFolder {
  path: string;
  postgres: string;
  start(): Promise<Database>;
  /** Process id of the server that runs on it, or null. */
  serverPid(): Promise<number | null>;
  /** Whatever a failed test left running is stopped, then the folder is deleted. */
  remove(): Promise<void>;
}

let seed: Promise<DataFolder> | null = null;
afterAll(async () => (await seed)?.remove());

/** One whose database was created and used before, and is stopped: the usual case, and much faster to make. */
export async function usedFolder(): Promise<DataFolder> {
  seed ??= dataFolder().then(async (first) => {
    await (await first.start()).stop();
    return first;
  });
  const [{ path: from }, folder] = await Promise.all([seed, dataFolder()]);
  await promisify(execFile)("cp", ["-a", `${from}/.`, folder.path]);
  return folder;
}

/** Makes an empty one. Mode 755 lets the user postgres in when the tests run as root. */
export async function dataFolder(mode = 0o755): Promise<DataFolder> {
  const path = await mkdtemp(join(tmpdir(), "orquestra-data-"));
  await chmod(path, mode);
  const postgres = join(path, "postgres");
  const serverPid = async () => {
    const postmaster = await readPostmaster(postgres);
    return postmaster !== null && (await whatIs(postmaster.pid, postgres)) === "server" ? postmaster.pid : null;
  };
  return {
    path,
    postgres,
    start: () => startDatabase({ dataDir: path, log: pino({ level: "silent" }) }),
    serverPid,
    async remove() {
      if ((await serverPid()) !== null) {
        const binaries = await findBinaries();
        const launcher = await createLauncher(postgres, binaries.postgres);
        await stopServer({ folder: postgres, logFile: "", binaries, launcher });
      }
      await rm(path, { recursive: true, force: true });
    },
  };
}

/** One value from a database. */
export async function ask(url: string, sql: string): Promise<unknown> {
  return withClient(url, async (client) => Object.values((await client.query(sql)).rows[0] ?? {})[0]);
}

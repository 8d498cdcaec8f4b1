import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBinaries } from "../../../src/database/binaries.ts";
import type { Cluster } from "../../../src/database/cluster.ts";
import { initialiseCluster, logFileOf, startServer } from "../../../src/database/cluster.ts";
import { urlOf, withClient } from "../../../src/database/connection.ts";
import type { Credentials } from "../../../src/database/credentials.ts";
import { newCredentials } from "../../../src/database/credentials.ts";
import { createLauncher } from "../../../src/database/launcher.ts";
import { withLock } from "../../../src/database/lock.ts";
import { identityOf } from "../../../src/database/process-identity.ts";
import { runProcess } from "./run.ts";
import { watch } from "./watchdog.ts";

/** Fast and forgetful: what these settings risk is the data of a crashed machine. */
const testSettings = {
  shared_buffers: "64MB",
  max_connections: "200",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_logical_replication_workers: "0",
  autovacuum: "off",
  io_method: "sync",
  huge_pages: "off",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};

/** Name of the database that every test database is a copy of. */
export const templateName = "test_template";

/**
 * The one server of this test run, started by whoever asks first.
 *
 * @param fillTemplate brings the template database up to date, once per run
 */
export async function sharedCluster(fillTemplate: (url: string) => Promise<void>): Promise<Credentials> {
  const run = runProcess();
  const folder = join(tmpdir(), `orquestra-test-${identityOf(run)}`);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  return withLock(join(folder, "lock"), async () => {
    const file = join(folder, "ready.json");
    if (existsSync(file)) return JSON.parse(await readFile(file, "utf8")) as Credentials;
    watch(run, folder);
    const credentials = await startCluster(folder);
    await withClient(urlOf(credentials, "postgres"), (client) => client.query(`CREATE DATABASE ${templateName}`));
    await fillTemplate(urlOf(credentials, templateName));
    await writeFile(file, JSON.stringify(credentials));
    return credentials;
  });
}

async function startCluster(folder: string): Promise<Credentials> {
  const data = join(folder, "postgres");
  const binaries = await findBinaries();
  const launcher = await createLauncher(data, binaries.postgres);
  const cluster: Cluster = { folder: data, logFile: logFileOf(data), binaries, launcher };
  const credentials = await newCredentials();
  await initialiseCluster(cluster, credentials.password, ["--no-sync"]);
  const started = await startServer(cluster, credentials.port, testSettings);
  if (started === "port-busy") throw new Error(`port ${credentials.port} was taken while the test database started`);
  return credentials;
}

import { mkdir, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { database as texts } from "../texts/database.ts";
import { findBinaries } from "./binaries.ts";
import type { Cluster } from "./cluster.ts";
import { databaseName, initialiseCluster, logFileOf, startServer, stopServer, waitUntilReady } from "./cluster.ts";
import { ensureDatabase, isConnectionLost, urlOf } from "./connection.ts";
import type { Credentials } from "./credentials.ts";
import { freePort, newCredentials, readCredentials, writeCredentials } from "./credentials.ts";
import { DatabaseError } from "./errors.ts";
import { createLauncher } from "./launcher.ts";
import { withLock } from "./lock.ts";
import { readPostmaster, whatIs } from "./postmaster.ts";
import { productSettings } from "./settings.ts";
import { superviseServer } from "./supervision.ts";
import { tenantsIn } from "./tenants.ts";
import { waitFor } from "./wait.ts";

/** A database that is ready. */
export interface Database {
  /** `postgres://…` */
  url: string;
  /** Leaves it. The embedded server ends when nobody on this machine uses it any more; a foreign one is left alone. */
  stop(): Promise<void>;
}

/**
 * The database at `databaseUrl`, or else an embedded PostgreSQL in `<dataDir>/postgres`: started, or taken over from a
 * process that was killed, or shared with others on this machine. Existing data is never touched by a start that fails.
 * DatabaseError.
 */
export async function startDatabase(options: { databaseUrl?: string | null; dataDir: string; log: Logger }): Promise<Database> {
  if (options.databaseUrl) return { url: options.databaseUrl, stop: async () => undefined };
  const dataDir = resolve(options.dataDir);
  await mkdir(dataDir, { recursive: true });
  const lock = join(dataDir, "postgres.lock");
  const tenants = tenantsIn(join(dataDir, "postgres.tenants"));
  const cluster = await clusterIn(dataDir);

  const credentials = await withLock(lock, async () => {
    const ready = await prepare(cluster, dataDir, options.log);
    await tenants.enter();
    return ready;
  });
  let ended = false;
  const supervision = superviseServer(cluster.folder, options.log, () =>
    withLock(lock, async () => {
      if (!ended) await ensureRunning(cluster, credentials, options.log);
    }),
  );
  const stop = async () => {
    ended = true;
    supervision.end();
    await withLock(lock, async () => {
      if (await tenants.leave()) await stopServer(cluster);
    });
  };
  let stopping: Promise<void> | null = null;
  return {
    url: urlOf(credentials, databaseName),
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

async function clusterIn(dataDir: string): Promise<Cluster> {
  const folder = join(dataDir, "postgres");
  const binaries = await findBinaries();
  const launcher = await createLauncher(folder, binaries.postgres);
  return { folder, logFile: logFileOf(folder), binaries, launcher };
}

/** Brings the folder and the server into being, as far as they are not there yet. */
async function prepare(cluster: Cluster, dataDir: string, log: Logger): Promise<Credentials> {
  const file = join(dataDir, "postgres.json");
  const known = await readCredentials(file);
  const version = await readFile(join(cluster.folder, "PG_VERSION"), "utf8").catch(() => null);
  if (version === null) {
    const fresh = known ?? (await newCredentials());
    await writeCredentials(file, fresh);
    log.info({ folder: cluster.folder }, "creating the embedded database");
    await initialiseCluster(cluster, fresh.password);
    return begin(cluster, fresh, file, log);
  }
  if (known === null) throw new DatabaseError("credentials-missing", texts.credentialsMissing(file));
  await checkMajor(cluster, version.trim());
  return begin(cluster, known, file, log);
}

/** How often a server that dies between "it runs" and the first connection is started again. */
const attempts = 20;

async function begin(cluster: Cluster, credentials: Credentials, file: string, log: Logger): Promise<Credentials> {
  for (let attempt = 1; ; attempt++) {
    const port = await ensureRunning(cluster, credentials, log);
    const actual = { ...credentials, port };
    try {
      await ensureDatabase(actual);
    } catch (error) {
      if (!isConnectionLost(error) || attempt === attempts) throw error;
      await pause(100);
      continue;
    }
    if (port !== credentials.port) await writeCredentials(file, actual);
    return actual;
  }
}

/** Leaves a server that runs well alone, waits for one that is starting or stopping, and starts one otherwise. */
async function ensureRunning(cluster: Cluster, { port }: Credentials, log: Logger): Promise<number> {
  const old = await readPostmaster(cluster.folder);
  if (old !== null && (await isServer(cluster.folder, old.pid))) {
    if (old.status === "ready" || (await waitUntilReady(cluster.folder, old.status === "stopping" ? 0 : 60_000)) !== null) {
      log.info({ postmaster: old.pid }, "the embedded database was still running and goes on");
      return old.port;
    }
    await stopServer(cluster);
  }
  const started = await startServer(cluster, port, productSettings);
  if (started !== "port-busy") return port;
  log.warn({ port }, "the port of the embedded database is taken; it moves to another one");
  const other = await freePort();
  if ((await startServer(cluster, other, productSettings)) !== "port-busy") return other;
  throw new DatabaseError("start-failed", texts.startFailed(cluster.logFile, `port ${other}`));
}

/**
 * Whether the server of this folder runs. Where another program has its number by now, PostgreSQL would take that for
 * the server and refuse to start: the number is forgotten. So it is for the remains of a server, once its own
 * processes have had time to notice its death.
 */
async function isServer(folder: string, pid: number): Promise<boolean> {
  const settled = await waitFor(async () => {
    const found = await whatIs(pid, folder);
    return found === "dead" ? null : found;
  }, 2_000);
  if (settled === "server") return true;
  if (settled !== "gone") await rm(join(folder, "postmaster.pid"), { force: true });
  return false;
}

async function checkMajor({ binaries, launcher, folder }: Cluster, found: string): Promise<void> {
  const answer = await launcher.run(binaries.postgres, ["--version"]);
  const needed = /(\d+)\.\d+|(\d+)(?:beta|rc)/.exec(answer);
  const major = needed?.[1] ?? needed?.[2] ?? "";
  if (major !== found) throw new DatabaseError("other-major-version", texts.otherMajor(folder, found, major));
}

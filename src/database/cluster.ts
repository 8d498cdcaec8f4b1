import { randomBytes } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { database as texts } from "../texts/database.ts";
import type { Binaries } from "./binaries.ts";
import { DatabaseError } from "./errors.ts";
import type { Launcher } from "./launcher.ts";
import { isAlive, readPostmaster } from "./postmaster.ts";
import { waitFor } from "./wait.ts";

/** A data folder and the programs that work on it. */
export interface Cluster {
  folder: string;
  logFile: string;
  binaries: Binaries;
  launcher: Launcher;
}

/** Name of the superuser and of the database that the product uses. */
export const databaseName = "orquestra";

/**
 * Creates the data folder: UTF-8, code point order (C), password over TCP. It is made under another name and moved into
 * place, so that a half-made one never counts. DatabaseError `init-failed`.
 */
export async function initialiseCluster({ folder, binaries, launcher }: Cluster, password: string, flags: string[] = []) {
  const draft = `${folder}.new`;
  const passwordFile = `${folder}.${randomBytes(6).toString("hex")}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (launcher.owner) {
    await chown(draft, launcher.owner.uid, launcher.owner.gid);
    await chown(passwordFile, launcher.owner.uid, launcher.owner.gid);
  }
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const access = [`--username=${databaseName}`, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
  try {
    await launcher.run(binaries.initdb, [`--pgdata=${draft}`, ...locale, ...access, ...flags]);
    await rename(draft, folder);
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    throw new DatabaseError("init-failed", texts.initFailed((cause as Error).message), { cause });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/**
 * Starts the server and waits until it accepts connections; returns its process id. It runs in a session of its own,
 * so that Ctrl-C in a terminal reaches us and not it. `port-busy` when somebody else listens there.
 * DatabaseError `start-failed`.
 */
export async function startServer(
  cluster: Cluster,
  port: number,
  settings: Record<string, string>,
): Promise<number | "port-busy"> {
  const options = { ...settings, port: String(port), listen_addresses: "127.0.0.1", unix_socket_directories: "" };
  const args = ["-D", cluster.folder, ...Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  for (let attempt = 1; ; attempt++) {
    const log = openSync(cluster.logFile, "w");
    const child = cluster.launcher.launch(cluster.binaries.postgres, args, { detached: true, stdio: ["ignore", log, log] });
    closeSync(log);
    const ended = new Promise<string>((resolve) => {
      child.once("error", (error) => resolve(error.message));
      child.once("exit", (code, signal) => resolve(`exit ${code ?? signal}`));
    });
    child.unref();
    const outcome = await Promise.race([waitUntilReady(cluster.folder), ended]);
    if (typeof outcome === "number") return outcome;
    const said = (await readFile(cluster.logFile, "utf8").catch(() => "")).trim();
    if (said.includes("could not bind")) return "port-busy";
    // The backends of a server that was killed take a moment to notice.
    if (said.includes("shared memory block") && attempt < 50) await pause(100);
    else
      throw new DatabaseError(
        "start-failed",
        texts.startFailed(cluster.logFile, said.split("\n").slice(-5).join(" / ") || String(outcome)),
      );
  }
}

/** Resolves with the process id once the server of this folder is ready; recovery after a crash may take a while. */
export async function waitUntilReady(folder: string, milliseconds = 120_000): Promise<number | null> {
  return waitFor(async () => {
    const postmaster = await readPostmaster(folder);
    return postmaster?.status === "ready" && isAlive(postmaster.pid) ? postmaster.pid : null;
  }, milliseconds);
}

/** Ends the server of this folder: sessions are cut, what they committed is safe. Nothing happens when none runs. */
export async function stopServer({ folder, binaries, launcher }: Cluster): Promise<void> {
  if ((await readPostmaster(folder)) === null) return;
  const stop = (mode: string, seconds: number) =>
    launcher.run(binaries.pg_ctl, ["stop", "-D", folder, "-m", mode, "-w", "-t", String(seconds)]);
  try {
    await stop("fast", 8);
  } catch {
    const postmaster = await readPostmaster(folder);
    if (postmaster && isAlive(postmaster.pid)) await stop("immediate", 8);
  }
}

/** Where the log of a cluster in this folder is. */
export function logFileOf(folder: string): string {
  return join(dirname(folder), "postgres.log");
}

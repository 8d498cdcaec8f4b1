import type { ChildProcess, SpawnOptions } from "node:child_process";
import { execFile, spawn } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { database as texts } from "../texts/database.ts";
import { DatabaseError } from "./errors.ts";

/** Starts PostgreSQL's programs as a user they accept. */
export interface Launcher {
  /** Who owns the data; null when that is simply the user who runs us. */
  owner: { uid: number; gid: number } | null;
  launch(command: string, args: string[], options?: SpawnOptions): ChildProcess;
  /** Runs to the end; resolves with what it printed, rejects with it on failure. */
  run(command: string, args: string[]): Promise<string>;
}

/**
 * PostgreSQL refuses to run as root. As root, its programs run as the owner of the existing data, else as user
 * `postgres`, which is created when missing. Where that user may not pass through a folder above (a checkout in /root),
 * `setpriv` (part of util-linux) gives it the capability to do so.
 *
 * @param dataFolder the cluster's folder, whether it exists or not
 * @param programs a program that must be reachable
 */
export async function createLauncher(dataFolder: string, programs: string): Promise<Launcher> {
  const existing = await stat(dataFolder).catch(() => null);
  const ourselves = process.getuid?.();
  if (ourselves !== 0) {
    if (existing && ourselves !== undefined && existing.uid !== ourselves) {
      throw new DatabaseError("other-owner", texts.otherOwner(dataFolder));
    }
    return launcher(null, false);
  }
  const owner = existing && existing.uid !== 0 ? { uid: existing.uid, gid: existing.gid } : await postgresUser();
  const open = (await isReachable(dirname(dataFolder), owner)) && (await isReachable(programs, owner));
  if (!open && !(await promisify(execFile)("setpriv", ["--version"]).catch(() => null))) {
    throw new DatabaseError("unreachable", texts.unreachable(dataFolder));
  }
  return launcher(owner, !open);
}

function launcher(owner: Launcher["owner"], withCapability: boolean): Launcher {
  const launch: Launcher["launch"] = (command, args, options = {}) => {
    if (owner === null) return spawn(command, args, options);
    if (!withCapability) return spawn(command, args, { ...options, ...owner });
    const become = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups"];
    const capability = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--"];
    return spawn("setpriv", [...become, ...capability, command, ...args], options);
  };
  const run: Launcher["run"] = (command, args) =>
    new Promise((resolve, reject) => {
      const child = launch(command, args, { stdio: ["ignore", "pipe", "pipe"] });
      let output = "";
      child.stdout?.on("data", (data: Buffer) => {
        output += data.toString();
      });
      child.stderr?.on("data", (data: Buffer) => {
        output += data.toString();
      });
      child.once("error", reject);
      child.once("close", (code) => (code === 0 ? resolve(output) : reject(new Error(output.trim() || `exit code ${code}`))));
    });
  return { owner, launch, run };
}

async function postgresUser(): Promise<{ uid: number; gid: number }> {
  const found = await lookUp();
  if (found) return found;
  const create = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"];
  await promisify(execFile)("useradd", create).catch((cause) => {
    throw new DatabaseError("no-user", texts.noUser, { cause });
  });
  const created = await lookUp();
  if (created) return created;
  throw new DatabaseError("no-user", texts.noUser);
}

async function lookUp(): Promise<{ uid: number; gid: number } | null> {
  const users = await readFile("/etc/passwd", "utf8").catch(() => "");
  const match = /^postgres:[^:]*:(\d+):(\d+):/m.exec(users);
  return match ? { uid: Number(match[1]), gid: Number(match[2]) } : null;
}

/** Whether a user may pass through every folder above, and read and execute what is at the end. */
async function isReachable(path: string, { uid, gid }: { uid: number; gid: number }): Promise<boolean> {
  for (let current = path; ; current = dirname(current)) {
    const found = await stat(current).catch(() => null);
    if (found) {
      const shift = found.uid === uid ? 6 : found.gid === gid ? 3 : 0;
      const needed = found.isDirectory() ? 1 : 5;
      if (((found.mode >> shift) & needed) !== needed) return false;
    }
    if (current === dirname(current)) return true;
  }
}

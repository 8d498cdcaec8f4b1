import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** What `postmaster.pid` of a data folder says. */
export interface Postmaster {
  pid: number;
  port: number;
  status: "starting" | "stopping" | "ready" | "unknown";
}

/** Reads `postmaster.pid`; null when there is none, or it is not complete yet. */
export async function readPostmaster(folder: string): Promise<Postmaster | null> {
  const text = await readFile(join(folder, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  const said = lines[7]?.trim();
  const status = said === "ready" || said === "starting" || said === "stopping" ? said : "unknown";
  return { pid, port: Number(lines[3]) || 0, status };
}

/** Whether a process with this id runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * What a number in `postmaster.pid` stands for now: the server of this folder; its remains, which nobody has collected
 * yet (`dead`); nothing (`gone`); or a newcomer that got the old one's number (`other`).
 */
export async function whatIs(pid: number, folder: string): Promise<"server" | "dead" | "gone" | "other"> {
  if (!isAlive(pid)) return "gone";
  const fromProc = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null);
  if (fromProc === "") return "dead";
  if (fromProc !== null) return fromProc.split("\0").includes(folder) ? "server" : "other";
  const listed = await promisify(execFile)("ps", ["-o", "args=", "-p", String(pid)]).catch(() => null);
  return listed === null || listed.stdout.includes(folder) ? "server" : "other";
}

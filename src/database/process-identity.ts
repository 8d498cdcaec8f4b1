import { readFileSync } from "node:fs";
import { isAlive } from "./postmaster.ts";

/**
 * Names a process so that a later one with the same number is not taken for it (in a container the numbers repeat at
 * every start): the number and, where /proc tells it, the moment it started.
 */
export function identityOf(pid: number): string {
  return `${pid}-${startOf(pid)}`;
}

/** Whether the process of this name still runs. */
export function isRunning(identity: string): boolean {
  const pid = Number.parseInt(identity, 10);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) && identityOf(pid) === identity;
}

function startOf(pid: number): string {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, "utf8");
    // Field 22; the second field is the program's name in parentheses and may contain anything.
    return status.slice(status.lastIndexOf(")") + 2).split(" ")[19] ?? "0";
  } catch {
    return "0";
  }
}

import { readdir, readFile } from "node:fs/promises";

/** Processor time (ms) that a process has used, with what its ended children used; null where /proc does not tell. */
export async function cpuOf(pid: number): Promise<number | null> {
  const fields = await statOf(pid);
  return fields && fields.cpu * ticks;
}

/** Processor time (ms) of a process and all that descend from it. */
export async function cpuOfFamily(pid: number): Promise<number | null> {
  const own = await statOf(pid);
  if (own === null) return null;
  let sum = own.cpu;
  for (const child of await descendants(pid)) sum += (await statOf(child))?.cpu ?? 0;
  return sum * ticks;
}

/** Resident memory (MB) of a process. */
export async function residentOf(pid: number): Promise<number | null> {
  return megabytes(await readFile(`/proc/${pid}/status`, "utf8").catch(() => ""), /VmRSS:\s+(\d+) kB/);
}

/** Memory (MB) that a process has for itself, with its share of what it shares with others. */
export async function proportionalOf(pid: number): Promise<number | null> {
  return megabytes(await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => ""), /^Pss:\s+(\d+) kB/m);
}

function megabytes(text: string, pattern: RegExp): number | null {
  const found = pattern.exec(text);
  return found ? Number(found[1]) / 1024 : null;
}

/** Milliseconds per tick of /proc: 100 ticks a second on every Linux that Node runs on. */
const ticks = 10;

async function statOf(pid: number): Promise<{ parent: number; cpu: number } | null> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (text === null) return null;
  // The name, in brackets, may hold anything; fields are counted from behind it.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const cpu = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
  return { parent: Number(fields[1]), cpu };
}

async function descendants(pid: number): Promise<number[]> {
  const parents = new Map<number, number>();
  for (const entry of await readdir("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = await statOf(Number(entry));
    if (stat) parents.set(Number(entry), stat.parent);
  }
  const belongs = (id: number): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && (parent === pid || belongs(parent));
  };
  return [...parents.keys()].filter(belongs);
}

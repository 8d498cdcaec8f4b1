import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { identityOf, isRunning } from "./process-identity.ts";
import { waitFor } from "./wait.ts";

/**
 * Runs `work` while nobody else on this machine runs theirs under the same lock file. A lock left behind by a process
 * that was killed is taken over.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const taken = await waitFor(() => tryLock(file), 150_000, 20);
  if (taken === null) throw new Error(`${file} stayed locked`);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function tryLock(file: string): Promise<true | null> {
  const draft = unique(file);
  await writeFile(draft, identityOf(process.pid));
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    await removeIfLeftBehind(file);
    return null;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Moves the lock aside before judging it a second time: another process may have replaced it meanwhile. */
async function removeIfLeftBehind(file: string): Promise<void> {
  if (isRunning(await readFile(file, "utf8").catch(() => ""))) return;
  const aside = unique(file);
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  if (isRunning(await readFile(aside, "utf8"))) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

function unique(file: string): string {
  return `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
}

import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { identityOf, isRunning } from "./process-identity.ts";

/**
 * Processes that use one embedded server: engine, workers and portal may be three on one machine. The last one to
 * leave stops it. A process that was killed does not count any more.
 */
export interface Tenants {
  enter(): Promise<void>;
  /** Leaves; true when nobody is left. */
  leave(): Promise<boolean>;
}

/** Keeps the list as one file per tenant in `folder`. */
export function tenantsIn(folder: string): Tenants {
  const mine = join(folder, `${identityOf(process.pid)}.${Math.random().toString(36).slice(2)}`);
  return {
    async enter() {
      await mkdir(folder, { recursive: true });
      await writeFile(mine, "");
    },
    async leave() {
      await rm(mine, { force: true });
      let living = 0;
      for (const name of await readdir(folder).catch(() => [])) {
        if (isRunning(name.split(".")[0]!)) living++;
        else await rm(join(folder, name), { force: true });
      }
      return living === 0;
    },
  };
}

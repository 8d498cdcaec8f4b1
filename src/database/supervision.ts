import type { Logger } from "pino";
import { isAlive, readPostmaster } from "./postmaster.ts";

/** Watches the embedded server: nobody else brings it back when it is killed (out of memory, by mistake). */
export interface Supervision {
  end(): void;
}

/** Calls `restart` whenever the server of this folder is gone; looks twice a second. */
export function superviseServer(folder: string, log: Logger, restart: () => Promise<void>): Supervision {
  let busy = false;
  const look = async () => {
    const postmaster = await readPostmaster(folder);
    if (postmaster !== null && isAlive(postmaster.pid)) return;
    log.warn("the embedded database is gone and is started again");
    await restart();
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    look()
      .catch((error) => log.error({ err: error }, "the embedded database cannot be started again yet"))
      .finally(() => {
        busy = false;
      });
  }, 500);
  timer.unref();
  return { end: () => clearInterval(timer) };
}

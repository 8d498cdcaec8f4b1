import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Another process that uses the embedded database. */
export interface Holder {
  url: string;
  /** Ctrl-C in a terminal: the signal goes to the whole group. Resolves when the process has noticed. */
  interruptGroup(): Promise<void>;
  kill(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
}

/** Starts one and waits for its database. */
export async function hold(dataDir: string): Promise<Holder> {
  const script = join(import.meta.dirname, "holder.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, dataDir], {
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  const nextLine = async () => String((await once(lines, "line"))[0]);
  return {
    url: await nextLine(),
    async interruptGroup() {
      const noticed = nextLine();
      process.kill(-child.pid!, "SIGINT");
      await noticed;
    },
    async kill(signal) {
      const exit = once(child, "exit");
      child.kill(signal);
      await exit;
    },
  };
}

import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive, readPostmaster } from "../../src/database/postmaster.ts";
import { until } from "./until.ts";

const PORTS = ["PORT", "ENGINE_PORT", "CERTIFICATE_PORT", "SIMULATOR_PORT", "SIMULATOR_CERTIFICATE_PORT", "MAIL_PORT"] as const;

/** A place where the system runs: a private data folder, and ports that nobody else uses. */
export interface Site {
  environment: Record<(typeof PORTS)[number] | "DATA_DIR", string>;
  /** Process id of the embedded database server; null when none runs. */
  databaseServer(): Promise<number | null>;
  /** Deletes the data, and ends the database server should a killed process have left it behind. */
  remove(): Promise<void>;
}

export async function newSite(): Promise<Site> {
  const dataDir = await mkdtemp(join(tmpdir(), "orquestra-system-"));
  const databaseServer = async () => {
    const postmaster = await readPostmaster(join(dataDir, "postgres"));
    return postmaster !== null && isAlive(postmaster.pid) ? postmaster.pid : null;
  };
  return {
    environment: { ...(await freePorts()), DATA_DIR: dataDir },
    databaseServer,
    async remove() {
      const server = await databaseServer();
      if (server !== null) {
        process.kill(server, "SIGQUIT");
        await until("the database server ends", async () => !isAlive(server));
      }
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePorts(): Promise<Record<(typeof PORTS)[number], string>> {
  const servers = PORTS.map(() => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => once(server, "listening")));
  const ports = servers.map((server) => String((server.address() as { port: number }).port));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return Object.fromEntries(PORTS.map((name, index) => [name, ports[index]])) as Record<(typeof PORTS)[number], string>;
}

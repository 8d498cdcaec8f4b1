import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { withClient } from "../../../src/database/connection.ts";
import { startDatabase } from "../../../src/database/embedded.ts";
import { readPostmaster } from "../../../src/database/postmaster.ts";

/** The PostgreSQL that all engines of a run share, with the settings of the product: durable, `synchronous_commit` on. */
export interface Server {
  pid: number;
  /** Creates an empty database; returns its address. */
  create(name: string): Promise<string>;
  /** Process ids of the connections to a database. */
  connectionsOf(url: string): Promise<number[]>;
  stop(): Promise<void>;
}

export async function startServer(): Promise<Server> {
  const dataDir = await mkdtemp(join(tmpdir(), "orquestra-bench-"));
  const database = await startDatabase({ dataDir, log: pino({ level: "silent" }) });
  const postmaster = await readPostmaster(join(dataDir, "postgres"));
  return {
    pid: postmaster!.pid,
    async create(name) {
      await withClient(database.url, (client) => client.query(`CREATE DATABASE "${name}"`));
      const url = new URL(database.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    async connectionsOf(url) {
      const name = new URL(url).pathname.slice(1);
      const text = "select pid from pg_stat_activity where datname = $1";
      const { rows } = await withClient(database.url, (client) => client.query<{ pid: number }>(text, [name]));
      return rows.map((row) => row.pid);
    },
    async stop() {
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

import { randomInt } from "node:crypto";
import { freePort } from "../../../src/database/credentials.ts";
import { newSite, type Site } from "../../support/site.ts";
import { type System, startSystem } from "../../support/system.ts";
import { type Evidence, openEvidence } from "./evidence.ts";
import { startTogether } from "./start-together.ts";
import { openWire } from "./wire.ts";

/** The system spread over processes: two engines behind one address, workers, portal; one database on the same machine. */
export interface SpreadSystem {
  site: Site;
  portal: System;
  evidence: Evidence;
  /** Processes of the system by name. */
  processes: Record<string, System>;
  /** SIGKILL to the server of the database; the processes start it again. False when it is not running just now. */
  killDatabase(): Promise<boolean>;
  /** SIGKILL to one connection's server process: PostgreSQL ends all others and recovers. False when there is none. */
  killBackend(): Promise<boolean>;
  dispose(): Promise<void>;
}

/** Every person comes from an address of their own, because the portal limits what one address may do. */
const environment = { PROXY_ADDRESSES: "127.0.0.1, ::1" };

export async function startSpreadSystem(): Promise<SpreadSystem> {
  const site = await newSite();
  const ports = [await freePort(), await freePort()];
  const balancer = await openWire(ports, Number(site.environment.ENGINE_PORT));
  const engine = (port: number) => startSystem({ ...environment, ENGINE_PORT: String(port) }, "engine", site);
  const starts = [
    engine(ports[0]!),
    engine(ports[1]!),
    startSystem(environment, "workers", site),
    startSystem(environment, "portal", site),
  ];
  const cleanUp = async () => {
    await balancer.close();
    await site.remove();
  };
  const parts = await startTogether(starts, cleanUp);
  const [first, second, workers, portal] = parts as [System, System, System, System];
  const evidence = await openEvidence(portal);
  const processes = { "engine 1": first, "engine 2": second, workers, portal };
  return {
    ...{ site, portal, evidence, processes },
    async killDatabase() {
      const server = await site.databaseServer();
      if (server !== null) process.kill(server, "SIGKILL");
      return server !== null;
    },
    async killBackend() {
      const backends = "select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
      const found = await evidence.query(backends).catch(() => []);
      if (found.length === 0) return false;
      process.kill(found[randomInt(found.length)]!.pid as number, "SIGKILL");
      return true;
    },
    async dispose() {
      await evidence.close();
      for (const one of [portal, workers, second, first]) await one.dispose();
      await cleanUp();
    },
  };
}

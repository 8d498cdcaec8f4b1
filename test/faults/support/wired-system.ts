import { freePort } from "../../../src/database/credentials.ts";
import { testDatabase } from "../../support/database.ts";
import { newSite } from "../../support/site.ts";
import { type System, startSystem } from "../../support/system.ts";
import { type Evidence, openEvidence } from "./evidence.ts";
import { startTogether } from "./start-together.ts";
import { openWire, type Wire } from "./wire.ts";

/** The system in three processes, with a wire of ours in front of database, engine and mail server. */
export interface WiredSystem {
  portal: System;
  /** Sees everything directly. */
  evidence: Evidence;
  /** Store and engine as the system itself reaches them, over the wires. */
  wired: Evidence;
  database: Wire;
  engine: Wire;
  mail: Wire;
  dispose(): Promise<void>;
}

export async function startWiredSystem(): Promise<WiredSystem> {
  const [site, own, enginePort] = [await newSite(), await testDatabase(), await freePort()];
  const direct = new URL(own.url);
  const [database, engine, mail] = await Promise.all([
    openWire([Number(direct.port)]),
    openWire([enginePort], Number(site.environment.ENGINE_PORT)),
    openWire([Number(site.environment.MAIL_PORT)]),
  ]);
  const behindWire = new URL(own.url);
  behindWire.port = String(database.port);
  const environment = {
    DATABASE_URL: behindWire.href,
    SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    // Every person comes from an address of their own, because the portal limits what one address may do.
    PROXY_ADDRESSES: "127.0.0.1, ::1",
  };
  const cleanUp = async () => {
    await Promise.all([database, engine, mail].map((wire) => wire.close()));
    await own.drop();
    await site.remove();
  };
  const starts = [
    startSystem({ ...environment, ENGINE_PORT: String(enginePort) }, "engine", site),
    startSystem(environment, "workers", site),
    startSystem(environment, "portal", site),
  ];
  const parts = await startTogether(starts, cleanUp);
  const portal = parts[2]!;
  const engineUrl = `http://127.0.0.1:${enginePort}/engine-rest`;
  const evidence = await openEvidence({ ...portal, engineUrl }, own.url);
  const wired = await openEvidence(portal, behindWire.href);
  return {
    ...{ portal, evidence, wired, database, engine, mail },
    async dispose() {
      await Promise.all([wired.close(), evidence.close()]);
      await Promise.all(parts.map((part) => part.dispose()));
      await cleanUp();
    },
  };
}

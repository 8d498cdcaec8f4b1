import { newSite } from "../../support/site.ts";
import { type System, startSystem } from "../../support/system.ts";
import type { Contender } from "./contender.ts";

/** The embedded engine as `npm run engine` runs it, in a process of its own. */
export async function embedded(databaseUrl: string): Promise<Contender> {
  const site = await newSite();
  const account = { user: "bench", password: "bench-password" };
  const settings = { DATABASE_URL: databaseUrl, ENGINE_REST_USER: account.user, ENGINE_REST_PASSWORD: account.password };
  let system: System | null = null;
  return {
    name: "embedded",
    engine: { url: `http://127.0.0.1:${site.environment.ENGINE_PORT}/engine-rest`, ...account },
    databaseUrl,
    pid: () => system!.pid(),
    async start() {
      const began = performance.now();
      if (system) await system.start();
      else system = await startSystem(settings, "engine", site);
      return (performance.now() - began) / 1000;
    },
    async stop() {
      await system?.terminate();
    },
  };
}

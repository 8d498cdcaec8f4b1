import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createApp } from "./app.ts";
import { describeBundle } from "./assets/bundle.ts";
import { createCatalogue } from "./assets/catalogue.ts";
import type { PortalContext } from "./context.ts";
import { createFormEngine } from "./forms/engine.ts";
import { createProcessModels } from "./journey/models.ts";
import type { PortalOptions } from "./options.ts";

/** A portal that answers. */
export interface Portal {
  port: number;
  /** Answers what is under way, takes nothing new. */
  stop(): Promise<void>;
}

/** Starts the portal. Neither the engine nor Gov.br has to be up; the store has to be open. */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  const cacheDir = options.cacheDir ?? null;
  const [task, session, diagram, documents, delegation, comparison, worker] = await Promise.all([
    describeBundle("forms/client/task.ts", "browser", cacheDir),
    describeBundle("client/session.ts", "browser", cacheDir),
    describeBundle("operator/client/diagram.ts", "browser", cacheDir),
    describeBundle("client/documents.ts", "browser", cacheDir),
    describeBundle("delegation/client/selection.ts", "browser", cacheDir),
    describeBundle("staff/models/differences/client/compare.ts", "browser", cacheDir),
    describeBundle("forms/worker/main.ts", "node", cacheDir),
  ]);
  const forms = createFormEngine({ bundle: worker, log: options.log });
  const context: PortalContext = {
    ...options,
    assets: await createCatalogue({
      ...{ "task.js": task, "session.js": session, "diagram.js": diagram, "documents.js": documents },
      ...{ "delegation.js": delegation, "comparison.js": comparison },
    }),
    forms,
    models: createProcessModels(options.engine),
  };
  const server = createServer(createApp(context));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await closed;
      await forms.stop();
    },
  };
}

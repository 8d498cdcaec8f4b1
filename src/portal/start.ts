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

/** The scripts of the pages, by the name that pages use; each is loaded only where it is needed. */
const SCRIPTS: Record<string, string> = {
  "task.js": "forms/client/task.ts",
  "session.js": "client/session.ts",
  "diagram.js": "operator/client/diagram.ts",
  "documents.js": "client/documents.ts",
  "delegation.js": "delegation/client/selection.ts",
  "comparison.js": "staff/models/differences/client/compare.ts",
  "model-editor.js": "staff/models/editor/client/model/main.ts",
  "form-editor.js": "staff/models/editor/client/form.ts",
  "text-editor.js": "staff/models/editor/client/scenario.ts",
};

/** Starts the portal. Neither the engine nor Gov.br has to be up; the store has to be open. */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  const cacheDir = options.cacheDir ?? null;
  const [worker, ...bundles] = await Promise.all([
    describeBundle("forms/worker/main.ts", "node", cacheDir),
    ...Object.values(SCRIPTS).map((entry) => describeBundle(entry, "browser", cacheDir)),
  ]);
  const forms = createFormEngine({ bundle: worker, log: options.log });
  const context: PortalContext = {
    ...options,
    assets: await createCatalogue(Object.fromEntries(Object.keys(SCRIPTS).map((name, index) => [name, bundles[index]!]))),
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

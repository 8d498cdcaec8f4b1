import express, { type Express } from "express";
import type { PortalContext } from "./context.ts";
import { setUpAssets } from "./middleware/assets.ts";
import { setUpCsrf } from "./middleware/csrf.ts";
import { setUpErrors } from "./middleware/errors.tsx";
import { setUpHealth } from "./middleware/health.ts";
import { setUpParsing } from "./middleware/parsing.ts";
import { setUpRateLimits } from "./middleware/rate-limits.ts";
import { setUpSecurityHeaders } from "./middleware/security-headers.ts";
import { setUpSessions } from "./middleware/sessions.ts";
import { setUpRoutes } from "./routes/index.ts";

/** The portal as express sees it. The order matters: each line relies on those before it. */
export function createApp(context: PortalContext): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("trust proxy", context.trustedProxies ?? false);
  app.set("query parser", "simple");

  setUpHealth(app, context);
  setUpSecurityHeaders(app, context);
  setUpAssets(app, context);
  setUpParsing(app);
  setUpRateLimits(app, context);
  setUpSessions(app, context);
  setUpCsrf(app, context);
  setUpRoutes(app, context);
  setUpErrors(app, context);
  return app;
}

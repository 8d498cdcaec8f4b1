import type { Express } from "express";
import type { PortalContext } from "../context.ts";

/** `/assets/<name>-<hash>.<ext>`: cached for a year, because another content has another address. */
export function setUpAssets(app: Express, { assets }: PortalContext): void {
  app.get("/assets/*path", async (request, response, next) => {
    const asset = assets.find(request.path);
    if (asset === null) {
      next();
      return;
    }
    const encoding = request.acceptsEncodings("br", "gzip", "identity") || "identity";
    const { body, encoding: used } = await asset.load(encoding);
    response.set("content-type", asset.type);
    response.set("cache-control", "public, max-age=31536000, immutable");
    response.set("vary", "accept-encoding");
    if (used !== "identity") response.set("content-encoding", used);
    response.send(body);
  });
  app.get("/favicon.ico", (_request, response) => {
    response.redirect(302, assets.url("icon.svg"));
  });
}

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import express, { type Router } from "express";

const require = createRequire(import.meta.url);
const folderOf = (manifest: string) => dirname(require.resolve(manifest));

/** Style sheets and fonts, all from this machine. */
export function assetRoutes(): Router {
  const options = { index: false, maxAge: "1h" } as const;
  const router = express.Router();
  router.use("/ativos/govbr", express.static(join(folderOf("@govbr-ds/core/package.json"), "dist"), options));
  router.use("/ativos/raleway", express.static(folderOf("@fontsource/raleway/package.json"), options));
  router.use("/ativos/simulador", express.static(join(dirname(fileURLToPath(import.meta.url)), "assets"), { index: false }));
  return router;
}

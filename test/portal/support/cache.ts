import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Bundles of the portal are kept between test files, as they are between starts of the product. */
export function cacheDir(): string {
  const modules = dirname(dirname(createRequire(import.meta.url).resolve("preact/package.json")));
  return join(modules, ".cache", "orquestra-portal");
}

import type { Express } from "express";
import type { PortalContext } from "../context.ts";

/** A probe that has no answer after this time counts as failed. */
const PATIENCE_MS = 2_000;

/** `GET /health`: 200 when the store and the engine answer, else 503; says which of them does not. */
export function setUpHealth(app: Express, { store, engine }: PortalContext): void {
  app.get("/health", async (_request, response) => {
    const [storeUp, engineUp] = await Promise.all([answers(store.ping()), answers(engine.version())]);
    response
      .status(storeUp && engineUp ? 200 : 503)
      .set("cache-control", "no-store")
      .json({ status: storeUp && engineUp ? "up" : "down", store: storeUp ? "up" : "down", engine: engineUp ? "up" : "down" });
  });
}

async function answers(probe: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const up = probe.then(
    () => true,
    () => false,
  );
  return Promise.race([up, late]).finally(() => clearTimeout(timer));
}

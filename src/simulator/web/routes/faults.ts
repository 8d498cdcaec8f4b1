import express, { Router, urlencoded } from "express";
import type { FaultSwitches } from "../../faults.ts";
import type { WebContext } from "../context.ts";
import { FLAGS, faultsPage } from "../pages/faults.tsx";

/**
 * Fault switches: a page for people; for tests, POST of JSON with the members of FaultSwitches (others stay as they are) and
 * `"rotateKey": true` or `"reset": true`, answered with the switches as they are now.
 */
export function faultRoutes({ faults, keys }: WebContext): Router {
  const router = Router();

  router.get("/simulador/falhas", (req, res) => {
    const notice = req.query.feito === "rotated" || req.query.feito === "applied" ? req.query.feito : null;
    res.send(faultsPage(faults.current(), notice));
  });

  router.post("/simulador/falhas", express.json(), urlencoded({ extended: false }), async (req, res) => {
    const wantsJson = req.is("json") !== false;
    if (wantsJson) {
      if (req.body.reset === true) faults.reset();
      if (req.body.rotateKey === true) await keys.rotate();
      faults.set(switchesOf(req.body));
      res.json(faults.current());
      return;
    }
    if (req.body.acao === "trocar-chave") await keys.rotate();
    else if (req.body.acao === "desligar") faults.reset();
    else faults.set(switchesOfForm(req.body));
    res.redirect(303, `/simulador/falhas?feito=${req.body.acao === "trocar-chave" ? "rotated" : "applied"}`);
  });

  return router;
}

function switchesOf(body: Record<string, unknown>): Partial<FaultSwitches> {
  const changes: Partial<FaultSwitches> = {};
  for (const name of FLAGS) if (typeof body[name] === "boolean") changes[name] = body[name];
  if (typeof body.delayMs === "number" && body.delayMs >= 0) changes.delayMs = body.delayMs;
  return changes;
}

/** An unticked box is not posted. */
function switchesOfForm(body: Record<string, unknown>): Partial<FaultSwitches> {
  return switchesOf({ ...Object.fromEntries(FLAGS.map((name) => [name, name in body])), delayMs: Number(body.delayMs) || 0 });
}

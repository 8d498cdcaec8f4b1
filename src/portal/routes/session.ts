import type { Express } from "express";
import type { PortalContext } from "../context.ts";
import { sessionOf } from "../middleware/sessions.ts";

/** `/sessao`: how many seconds the session of a signed-in person still lives. Asking keeps it alive. */
export function setUpSession(app: Express, { clock }: PortalContext): void {
  app.get("/sessao", (_request, response) => {
    const { accountId, expiresAt } = sessionOf(response);
    const seconds = accountId === null || expiresAt === null ? 0 : secondsUntil(expiresAt, clock());
    response.status(seconds > 0 ? 200 : 403).json({ seconds });
  });
}

/** Whole seconds from now to then, never negative. */
export function secondsUntil(then: Date, now: Date): number {
  return Math.max(0, Math.floor((then.getTime() - now.getTime()) / 1_000));
}

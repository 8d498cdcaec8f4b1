import { randomBytes } from "node:crypto";
import type { Response } from "express";
import type { PortalContext } from "./context.ts";
import { sessionOf } from "./middleware/sessions.ts";

/**
 * Writes into the audit what went wrong for a person, and gives the number under which it is found. When the store
 * itself is what fails, the number stands in the log only.
 */
export async function recordProblem(
  { store, log }: Pick<PortalContext, "store" | "log">,
  response: Response,
  action: string,
  details: Record<string, unknown>,
): Promise<string> {
  const session = response.locals.session === undefined ? null : sessionOf(response);
  try {
    const { reference } = await store.audit.append({
      actor: session?.accountId ?? "system:portal",
      capacity: session?.accountId ? "self" : "system",
      origin: response.req.ip ?? null,
      action,
      subject: session?.journeyId ?? "portal",
      details,
    });
    log.warn({ reference, action, ...details }, "problem shown to a person");
    return reference;
  } catch (error) {
    const reference = randomBytes(4)
      .toString("hex")
      .toUpperCase()
      .replace(/^(....)/, "$1-");
    log.error({ err: error, reference, action, ...details }, "problem shown to a person, not in the audit");
    return reference;
  }
}

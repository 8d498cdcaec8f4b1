import type { Response } from "express";
import { EngineError, EngineUnavailable } from "../../camunda/errors.ts";
import type { Query } from "../../camunda/http.ts";
import { formatEngineDate } from "../../camunda/values.ts";
import { operator } from "../../texts/operator.ts";
import type { PortalContext } from "../context.ts";
import { actingAs, type StaffMember } from "../staff/guard.ts";

/** Something an operator does to the engine. */
export interface Act {
  /** Kebab-case verb of the audit, such as `engine-instance-cancel`. */
  action: string;
  /** Id of what it is done to. */
  subject: string;
  details?: Record<string, unknown>;
  /** Why, where the page asks for it. */
  reason?: string;
  /** Finds what the engine wrote about it: filters of the user operation log, and the types it may have. */
  trace: { query: Query; types: string[] };
  work(): Promise<unknown>;
}

/** Clocks of portal and engine may differ by so much, in milliseconds. */
const SKEW = 5_000;

/**
 * Does it, so that nothing is ever done without a trace: the audit names the person before the engine is asked, and the
 * outcome afterwards. The engine logs every act under the one user that the portal logs in with; the person, as account
 * id, and the number in the audit are written there as a remark.
 */
export async function perform(
  context: PortalContext,
  response: Response,
  member: StaffMember,
  { action, subject, details = {}, reason = "", trace, work }: Act,
): Promise<void> {
  const { store, clock } = context;
  const who = actingAs(member, "operator", response);
  const began = clock();
  const { reference } = await store.audit.append({ ...who, action, subject, details: { ...details, reason } });
  const conclude = (outcome: string, more: Record<string, unknown>) =>
    store.audit.append({ ...who, action: `engine-act-${outcome}`, subject, details: { reference, ...more } });
  try {
    await work();
  } catch (error) {
    const unknown = error instanceof EngineUnavailable;
    const cause = error instanceof EngineError ? { status: error.status, type: error.type } : {};
    await conclude(unknown ? "unanswered" : "refused", cause);
    throw error;
  }
  const since = new Date(began.getTime() - SKEW);
  const remark = operator.log.annotation(member.account.id, reference, reason);
  const operationIds = await annotate(context, { ...trace, since, remark });
  await conclude("done", { operationIds });
}

/** Writes the remark on the operation that the act left, when it is certain which one that is. Gives the ids it found. */
async function annotate(
  { engine, log }: PortalContext,
  { query, types, since, remark }: { query: Query; types: string[]; since: Date; remark: string },
): Promise<string[]> {
  try {
    const filter = { ...query, afterTimestamp: formatEngineDate(since) };
    const { items } = await engine.operations.userOperations(filter, { first: 0, size: 50 });
    const fresh = items.filter(({ operationType, annotation }) => types.includes(operationType) && annotation === null);
    const ids = [...new Set(fresh.map(({ operationId }) => operationId))];
    if (ids.length === 1) await engine.operations.annotateOperation(ids[0]!, remark);
    return ids;
  } catch (error) {
    // The act is done and in the audit; only the engine's own log lacks the name.
    log.warn({ err: error }, "the engine's log could not be annotated");
    return [];
  }
}

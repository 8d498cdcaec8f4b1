import type { Response } from "express";
import { EngineError, EngineUnavailable } from "../../camunda/errors.ts";
import type { Query } from "../../camunda/http.ts";
import type { StaffRole } from "../../domain/staff.ts";
import { operator } from "../../texts/operator.ts";
import type { PortalContext } from "../context.ts";
import { actingAs, type StaffMember } from "../staff/guard.ts";

/** Something that staff does to the engine. */
export interface Act {
  /** In which role; as an operator where it is left out. */
  role?: StaffRole;
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

/** Newest entries of the engine's log that are looked at. */
const RECENT = 50;

/**
 * Does it, so that nothing is ever done without a trace: the audit names the person before the engine is asked, and the
 * outcome afterwards. The engine logs every act under the one user that the portal logs in with; the person, as account
 * id, and the number in the audit are written there as a remark.
 */
export async function perform(
  context: PortalContext,
  response: Response,
  member: StaffMember,
  { role = "operator", action, subject, details = {}, reason = "", trace, work }: Act,
): Promise<void> {
  const { store } = context;
  const who = actingAs(member, role, response);
  const before = await operationsOf(context, trace);
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
  const remark = operator.log.annotation(member.account.id, reference, reason);
  const operationIds = await annotate(context, trace, before, remark);
  await conclude("done", { operationIds });
}

/** Ids of the newest operations of this kind on this thing. */
async function operationsOf({ engine }: PortalContext, { query, types }: Act["trace"]): Promise<Set<string>> {
  const { items } = await engine.operations.userOperations(query, { first: 0, size: RECENT });
  return new Set(items.filter(({ operationType }) => types.includes(operationType)).map(({ operationId }) => operationId));
}

/**
 * Writes the remark on the operation that the act left, when it is certain which one that is: two operators may do the
 * same at once. Gives the ids it found.
 */
async function annotate(context: PortalContext, trace: Act["trace"], before: Set<string>, remark: string): Promise<string[]> {
  try {
    const ids = [...(await operationsOf(context, trace))].filter((id) => !before.has(id));
    if (ids.length === 1) await context.engine.operations.annotateOperation(ids[0]!, remark);
    return ids;
  } catch (error) {
    // The act is done and in the audit; only the engine's own log lacks the name.
    context.log.warn({ err: error }, "the engine's log could not be annotated");
    return [];
  }
}

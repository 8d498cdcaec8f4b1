import type { ModelChange } from "../../../../store/types/model-change.ts";
import type { PortalContext } from "../../../context.ts";
import type { StaffMember } from "../../guard.ts";

/** Tells every analyst who may decide on a proposal that it waits. */
export async function tellReviewers(context: PortalContext, change: ModelChange, reason: string): Promise<void> {
  const { store, clock } = context;
  const own = new Set([change.author.accountId, ...change.editors]);
  const analysts = (await store.staff.list()).filter(({ role, accountId }) => role === "analyst" && accountId !== null);
  const eventKey = `model-change-waiting:${change.id}:${clock().getTime()}`;
  const data = { changeId: change.id, change: change.title, person: change.author.name, reason };
  for (const { accountId } of analysts) {
    if (own.has(accountId!)) continue;
    await quietly(context, () => store.notices.tell({ accountId: accountId!, kind: "model-change-waiting", eventKey, data }));
  }
}

/** Tells the author that somebody refused, and why; that a change is live is told where it goes live. */
export async function tellAuthor(
  context: PortalContext,
  change: ModelChange,
  { account }: StaffMember,
  reason: string,
): Promise<void> {
  const { store, clock } = context;
  const data = { changeId: change.id, change: change.title, person: account.displayName, live: false, reason };
  const eventKey = `model-change-decided:${change.id}:${clock().getTime()}`;
  const { accountId } = change.author;
  await quietly(context, () => store.notices.tell({ accountId, kind: "model-change-decided", eventKey, data }));
}

/** What was decided is decided, whether it can be told or not. */
async function quietly({ log }: PortalContext, tell: () => Promise<void>): Promise<void> {
  try {
    await tell();
  } catch (error) {
    log.error({ err: error }, "a notice about a change of models could not be written");
  }
}

import type { PortalContext } from "../context.ts";
import type { BrowserSession, CredentialStep } from "../middleware/sessions.ts";

const minute = 60_000;

/** How long a step may take. Setting an app up for the first time takes longer than reading a code. */
const lifetimes: Record<CredentialStep["kind"], number> = { code: 10 * minute, enrol: 30 * minute };

/** Remembers what somebody has shown, under a new token: whoever planted the old one gains nothing. */
export async function beginStep(
  { clock }: Pick<PortalContext, "clock">,
  session: BrowserSession,
  kind: CredentialStep["kind"],
  accountId: string,
): Promise<void> {
  await session.rotate({ credentialStep: { kind, accountId, since: clock().toISOString() } });
}

/** The step that this browser is at; null when it is at another one, at none, or has taken too long. */
export function currentStep(
  { clock }: Pick<PortalContext, "clock">,
  session: BrowserSession,
  kind: CredentialStep["kind"],
): { accountId: string; since: Date } | null {
  const step = session.data?.credentialStep;
  if (!step || step.kind !== kind) return null;
  const since = new Date(step.since);
  return clock().getTime() - since.getTime() < lifetimes[kind] ? { accountId: step.accountId, since } : null;
}

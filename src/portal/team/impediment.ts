import type { PortalContext } from "../context.ts";
import type { TeamTask } from "./team-task.ts";

/**
 * Whether somebody has a part in what the task decides: who opened the process, or acts for its company, does not judge it
 * (Lei 9.784/1999, art. 18: whoever has a direct interest is barred from acting in the administrative process).
 */
export async function isImpeded(
  { store }: PortalContext,
  { subject }: Pick<TeamTask, "subject">,
  accountId: string,
): Promise<boolean> {
  if (subject === null) return false;
  const { openedBy, company } = subject.process;
  if (openedBy.accountId === accountId) return true;
  return (await store.members.companiesOf(accountId)).some(({ id }) => id === company.id);
}

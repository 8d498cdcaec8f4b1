import { team as texts } from "../../texts/team.ts";
import type { PortalContext } from "../context.ts";

/** Says who a user of the engine is. */
export type Names = (userId: string) => string;

/** The names of these users: accounts of ours, or users of the engine's own task list. */
export async function namesOf({ store }: PortalContext, userIds: (string | null)[]): Promise<Names> {
  const ids = [...new Set(userIds.filter((id) => id !== null))];
  const accounts = await Promise.all(ids.map((id) => store.accounts.get(id)));
  const names = new Map(accounts.map((account, index) => [ids[index], account?.displayName]));
  return (id) => names.get(id) ?? texts.task.unknownUser(id);
}

/** The name of one of them. */
export async function nameOf(context: PortalContext, userId: string): Promise<string> {
  return (await namesOf(context, [userId]))(userId);
}

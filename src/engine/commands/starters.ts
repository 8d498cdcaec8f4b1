import type { Deployed } from "../definitions/registry.ts";
import { insertRow, type Run } from "../persistence/insert-row.ts";
import { type IdentityLink, linkLogRow } from "./identity-link-log.ts";
import type { UserId } from "./shell.ts";

/** Writes down who is offered to start a definition, as its model says. */
export async function insertStarters(
  run: Run,
  definition: Pick<Deployed, "id" | "key" | "candidateStarterUsers" | "candidateStarterGroups">,
  assignerId: UserId,
  now: number,
): Promise<void> {
  const links: IdentityLink[] = [
    ...definition.candidateStarterUsers.map((userId) => ({ userId, groupId: null, type: "candidate" })),
    ...definition.candidateStarterGroups.map((groupId) => ({ userId: null, groupId, type: "candidate" })),
  ];
  const about = { definition_id: definition.id, definition_key: definition.key };
  for (const link of links) {
    await insertRow(run, "starter", { definition_id: definition.id, user_id: link.userId, group_id: link.groupId });
    await insertRow(run, "identity_link_log", linkLogRow({ operation: "add", link, about, assignerId, now }));
  }
}

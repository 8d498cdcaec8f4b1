import type { Account } from "../../store/types.ts";
import { migration } from "../../texts/migration.ts";
import type { PortalContext } from "../context.ts";
import { Message } from "../layout/message.tsx";
import type { BrowserSession } from "../middleware/sessions.ts";
import { provenIn } from "./claims.ts";
import { MIGRATIONS_PATH } from "./paths.ts";
import { waitingLogins } from "./waiting.ts";

/** What waits in the migration of a person: the gravest of it. */
export type MigrationWaiting = "running" | "proven" | "sameCpf";

/** Whether something of an old login waits for this person. */
export async function migrationWaiting(
  context: PortalContext,
  session: BrowserSession,
  account: Account,
): Promise<MigrationWaiting | null> {
  const [waiting, proven] = await Promise.all([waitingLogins(context, account.id), provenIn(context, session)]);
  // What staff has to decide waits for nobody else.
  if (waiting.some(({ kind }) => kind === "running" || kind === "begin")) return "running";
  if (proven.length > 0) return "proven";
  return waiting.some(({ kind }) => kind === "sameCpf") ? "sameCpf" : null;
}

/** Says so on the home. */
export function MigrationBanner({ waiting }: { waiting: MigrationWaiting | null }) {
  if (waiting === null) return null;
  const texts = migration.banner;
  return (
    <Message kind="info">
      {texts[waiting]} <a href={MIGRATIONS_PATH}>{texts.link}</a>
    </Message>
  );
}

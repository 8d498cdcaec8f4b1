import { EngineUnavailable } from "../../camunda/errors.ts";
import { StoreError } from "../../store/errors.ts";
import type { Account, Migration, MigrationState } from "../../store/types.ts";
import { migration as texts } from "../../texts/migration.ts";
import type { PortalContext } from "../context.ts";
import { serialise } from "../journey/serialise.ts";
import type { BrowserSession } from "../middleware/sessions.ts";
import { MIGRATIONS_PATH, migrationPath } from "./paths.ts";
import { waitingLogins } from "./waiting.ts";

/** Key of the process that every migration is; its business key is the id of the migration. */
export const ACCOUNT_MIGRATION = "account-migration";

/** States in which the process still has something to do. */
const UNDER_WAY = new Set<MigrationState>(["planned", "store-moved", "engine-moved"]);
/** What an old proof can be refused for. */
const WORTHLESS = new Set(["ticket-unknown", "ticket-used", "ticket-expired"]);

/** The proofs of this browser become the account's. Those that are worth nothing any more are dropped. */
export async function attachClaims({ store, log }: PortalContext, session: BrowserSession, account: Account): Promise<string[]> {
  const attached: string[] = [];
  for (const claim of session.data?.legacyClaims ?? []) {
    try {
      attached.push((await store.legacy.attach({ claim, accountId: account.id })).legacyAccountId);
    } catch (error) {
      if (!(error instanceof StoreError) || !WORTHLESS.has(error.code)) throw error;
      log.info({ accountId: account.id, code: error.code }, "the proof of an old login was worth nothing any more");
    }
  }
  await session.update({ legacyClaims: [], toMigration: false });
  return attached;
}

/**
 * Begins to migrate old logins that the account has proven, and gives the page that follows: of the migration, or of all
 * of them. Who has not completed the registration does that first; the proofs wait, attached. What cannot begin now is told
 * in a notice, and is in the list of what waits.
 */
export async function beginMigrations(
  context: PortalContext,
  session: BrowserSession,
  account: Account,
  legacyAccountIds: string[],
): Promise<string> {
  if (account.confirmedAt === null) return MIGRATIONS_PATH;
  const begun: Migration[] = [];
  let refused: string | null = null;
  for (const legacyAccountId of legacyAccountIds) {
    const migration = await begin(context, account, legacyAccountId);
    if (typeof migration === "string") {
      refused = migration;
      continue;
    }
    await ensureRunning(context, migration).catch((error) => {
      // A login must not fail for it: the page of the migration starts it as well.
      if (!(error instanceof EngineUnavailable)) throw error;
    });
    begun.push(migration);
  }
  if (refused !== null) await session.update({ notice: { kind: "warning", text: refused } });
  return begun.length === 1 && refused === null ? migrationPath(begun[0]!.id) : MIGRATIONS_PATH;
}

/** The migration, or why it cannot begin. */
async function begin({ store }: PortalContext, account: Account, legacyAccountId: string): Promise<Migration | string> {
  try {
    return await store.legacy.begin({ accountId: account.id, legacyAccountId });
  } catch (error) {
    const code = error instanceof StoreError ? error.code : null;
    if (code === "migration-state") return texts.overview.beingUndone;
    if (code === "claim-missing") return texts.normalisation.worthless;
    throw error;
  }
}

/** The same for everything that the account has proven and not begun; null: there is nothing. */
export async function beginPending(context: PortalContext, session: BrowserSession, account: Account): Promise<string | null> {
  const waiting = (await waitingLogins(context, account.id)).filter(({ kind }) => kind === "begin");
  if (waiting.length === 0) return null;
  return beginMigrations(
    context,
    session,
    account,
    waiting.map(({ legacyAccountId }) => legacyAccountId),
  );
}

/** Starts the process of a migration, unless it runs: a start whose answer was lost, or that the engine missed, is made up for. */
export async function ensureRunning({ engine }: PortalContext, { id, state, accountId }: Migration): Promise<void> {
  if (!UNDER_WAY.has(state)) return;
  await serialise(`migration ${id}`, async () => {
    const running = await engine.processInstances({ businessKey: id, processDefinitionKey: ACCOUNT_MIGRATION });
    if (running.length > 0) return;
    await engine.startProcess(ACCOUNT_MIGRATION, { businessKey: id, variables: { accountId, migrationId: id } });
  });
}

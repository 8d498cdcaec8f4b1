import type { Migration, PendingLegacy } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";

/** An old login that may be this person's, and what is to be done about it. */
export type WaitingLogin =
  /** It carries the person's CPF; only the password would prove that it is his. */
  | { kind: "sameCpf"; legacyAccountId: string }
  /** Proven, and not begun. */
  | { kind: "begin"; legacyAccountId: string; login: string }
  /** Begun. */
  | { kind: "running"; legacyAccountId: string; login: string; migrationId: string }
  /** Staff has to decide. */
  | { kind: "decision"; legacyAccountId: string; login: string; migrationId: string }
  /** Staff has decided against it. */
  | { kind: "refused"; legacyAccountId: string; login: string; migrationId: string };

/** Everything that is not migrated yet, as far as it is known. */
export async function waitingLogins({ store }: PortalContext, accountId: string): Promise<WaitingLogin[]> {
  const [pending, migrations] = await Promise.all([store.legacy.pendingFor(accountId), store.legacy.migrationsOf(accountId)]);
  return pending.map((one) => {
    const last = migrations.find(({ legacyAccountId }) => legacyAccountId === one.legacyAccountId) ?? null;
    return classify(one, last);
  });
}

function classify({ legacyAccountId, proven, login, migrationId }: PendingLegacy, last: Migration | null): WaitingLogin {
  if (!proven || login === null) return { kind: "sameCpf", legacyAccountId };
  if (migrationId !== null) return { kind: "running", legacyAccountId, login, migrationId };
  if (last?.state === "blocked" && last.conflictId !== null) {
    if (last.decision === null) return { kind: "decision", legacyAccountId, login, migrationId: last.id };
    if (last.decision === "refuse") return { kind: "refused", legacyAccountId, login, migrationId: last.id };
  }
  return { kind: "begin", legacyAccountId, login };
}

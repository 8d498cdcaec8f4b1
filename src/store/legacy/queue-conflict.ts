import type { Knex } from "knex";
import type { MigrationConflictCode } from "../../domain/legacy-plan.ts";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { displayName } from "../people.ts";
import { type AccountRow, lockAccount } from "../repositories/accounts.ts";
import type { ConflictFacts } from "../types/legacy-conflict.ts";
import type { ConflictRow } from "./conflict-rows.ts";
import { lockMigration } from "./migration-rows.ts";
import { judgeMigration } from "./plan.ts";
import { type LegacyAccountRow, lockLegacyAccount } from "./rows.ts";
import { settleState } from "./state.ts";

/** Puts what stands against a migration into the queue of staff, with the facts; null when nothing stands against it any more. */
export async function queueConflict(
  trx: Knex.Transaction,
  context: StoreContext,
  id: string,
): Promise<{ reference: string; code: MigrationConflictCode } | null> {
  const migration = await lockMigration(trx, id);
  const legacy = await lockLegacyAccount(trx, migration.legacy_account_id);
  const account = await lockAccount(trx, migration.account_id);
  const pair = { legacy_account_id: legacy.id, account_id: account.id };
  if (migration.state === "blocked") return lastConflict(trx, pair);
  if (migration.state !== "planned") return null;
  const { codes } = await judgeMigration(trx, legacy, account);
  const [code] = codes;
  if (code === undefined) return null;
  await trx("store.account_migrations").where({ id }).update({ state: "blocked" });
  const open = await trx<ConflictRow>("store.legacy_conflicts")
    .where({ ...pair, state: "open" })
    .first();
  // What staff has refused is not asked again: the person reads the answer that there is.
  const answered = code === "migration-refused" ? await lastConflict(trx, pair) : null;
  if (answered !== null) {
    await settleState(trx, legacy.id);
    return { ...answered, code };
  }
  const facts = JSON.stringify(await collectFacts(trx, legacy, account));
  if (open !== undefined) {
    await trx("store.legacy_conflicts").where({ id: open.id }).update({ migration_id: id, codes, facts });
    await settleState(trx, legacy.id);
    return { reference: open.reference, code };
  }
  const { reference } = await appendAudit(trx, context, {
    ...{ actor: account.id, capacity: "self", action: "migration-conflict", subject: legacy.id },
    details: { migrationId: id, login: legacy.login, codes },
  });
  const row = { ...pair, migration_id: id, codes, facts, state: "open", reference, opened_at: context.clock() };
  await trx("store.legacy_conflicts").insert(row);
  await settleState(trx, legacy.id);
  return { reference, code };
}

async function lastConflict(trx: Knex.Transaction, pair: { legacy_account_id: string; account_id: string }) {
  const row = await trx<ConflictRow>("store.legacy_conflicts").where(pair).orderBy("opened_at", "desc").first();
  return row ? { reference: row.reference, code: row.codes[0]! } : null;
}

async function collectFacts(trx: Knex.Transaction, legacy: LegacyAccountRow, account: AccountRow): Promise<ConflictFacts> {
  const sameCpf = await trx<LegacyAccountRow>("store.legacy_accounts")
    .where({ cpf: legacy.cpf ?? "" })
    .whereNot({ id: legacy.id })
    .orderBy("login_key")
    .limit(50);
  const claims: (AccountRow & { attached_at: Date | null })[] = await trx("store.legacy_claims AS claim")
    .join("store.accounts AS account", "account.id", "claim.account_id")
    .where("claim.legacy_account_id", legacy.id)
    .whereNull("released_at")
    .whereNot("account.id", account.id)
    .orderBy("attached_at")
    .limit(50)
    .select("account.*", "attached_at");
  const others = new Map(claims.map((row) => [row.id, person(row, row.attached_at, null)]));
  const holder = legacy.migrated_to === account.id ? null : legacy.migrated_to;
  if (holder !== null) {
    const row = (await trx<AccountRow>("store.accounts").where({ id: holder }).first())!;
    others.set(row.id, person(row, others.get(row.id)?.provenAt ?? null, legacy.migrated_at));
  }
  const counts = await trx("store.legacy_processes").where({ owner_id: legacy.id }).groupBy("status").select("status").count("*");
  const count = (status: string) => Number(counts.find((row) => row.status === status)?.count ?? 0);
  const { login, name, email, cpf, cnpj } = legacy;
  return {
    legacy: { login, name, email, cpf, cnpj },
    account: { id: account.id, name: displayName(account), cpf: account.cpf, email: account.email },
    sameCpf: sameCpf.map((row) => ({ legacyAccountId: row.id, login: row.login, name: row.name })),
    otherAccounts: [...others.values()],
    processes: { open: count("open"), finished: count("finished") },
  };
}

function person(row: AccountRow, provenAt: Date | null, migratedAt: Date | null): ConflictFacts["otherAccounts"][number] {
  return { accountId: row.id, name: displayName(row), cpf: row.cpf, provenAt, migratedAt };
}

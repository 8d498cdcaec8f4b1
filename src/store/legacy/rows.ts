import type { Knex } from "knex";
import type { HashScheme } from "../../domain/legacy-import.ts";
import type { MigrationConflictCode } from "../../domain/legacy-plan.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { LegacyAccount, LegacyProcess, LegacyState } from "../types/legacy.ts";

export interface LegacyAccountRow {
  id: string;
  login: string;
  login_key: string;
  name: string;
  email: string | null;
  cpf: string | null;
  cnpj: string | null;
  password_hash: string;
  hash_scheme: HashScheme;
  active: boolean;
  state: LegacyState;
  blocked_reason: MigrationConflictCode | null;
  migrated_to: string | null;
  migrated_at: Date | null;
  migration_id: string | null;
  imported_at: Date;
}

export interface LegacyProcessRow {
  id: string;
  number: string;
  service: string;
  version: string;
  status: "open" | "finished";
  owner_id: string;
  opened_at: Date;
  finished_at: Date | null;
  engine_instance: string | null;
  moved_to: string | null;
  moved_at: Date | null;
  migration_id: string | null;
  removed_at: Date | null;
  /** Account to which its open tasks were given in the engine, while they are not given back. */
  engine_account: string | null;
  engine_moved_at: Date | null;
  suspended_at: Date | null;
}

type NamedProcessRow = LegacyProcessRow & { owner_login: string };

/** Old processes with the login that opened them. */
export function selectLegacyProcesses(knex: Knex): Knex.QueryBuilder<NamedProcessRow, NamedProcessRow[]> {
  return knex("store.legacy_processes AS process")
    .join("store.legacy_accounts AS owner", "owner.id", "process.owner_id")
    .select("process.*", "owner.login AS owner_login");
}

/** The old account of this id, held until the transaction ends. StoreError `legacy-unknown`. */
export async function lockLegacyAccount(trx: Knex.Transaction, id: string): Promise<LegacyAccountRow> {
  const row = isUuid(id) ? await trx<LegacyAccountRow>("store.legacy_accounts").where({ id }).forUpdate().first() : undefined;
  if (!row) throw new StoreError("legacy-unknown", `No old account ${id}`);
  return row;
}

export function legacyAccountOf(row: LegacyAccountRow): LegacyAccount {
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    email: row.email,
    cpf: row.cpf,
    cnpj: row.cnpj,
    state: row.state,
    blockedReason: row.blocked_reason,
    migratedTo: row.migrated_to,
    migratedAt: row.migrated_at,
    migrationId: row.migration_id,
    importedAt: row.imported_at,
  };
}

export function legacyProcessOf(row: NamedProcessRow): LegacyProcess {
  return {
    id: row.id,
    number: row.number,
    service: row.service,
    version: row.version,
    status: row.status,
    ownerId: row.owner_id,
    ownerLogin: row.owner_login,
    openedAt: row.opened_at,
    finishedAt: row.finished_at,
    engineInstance: row.engine_instance,
    movedTo: row.moved_to,
    movedAt: row.moved_at,
    migrationId: row.migration_id,
    removedAt: row.removed_at,
    suspendedAt: row.suspended_at,
  };
}

import type { Knex } from "knex";
import type { Language } from "../../domain/language.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { Credential, CredentialState } from "../types/credential.ts";

export interface CredentialRow {
  account_id: string;
  email: string;
  language: Language;
  password_hash: string | null;
  password_changed_at: Date | null;
  /** Sealed. Without `totp_confirmed_at` nobody has shown yet that he has it. */
  totp_secret: string | null;
  totp_confirmed_at: Date | null;
  /** The newest time step whose code was taken, a bigint. */
  totp_last_step: string | null;
  recovery_hashes: string[];
  invited_at: Date;
  activated_at: Date | null;
  failures: number;
  failed_at: Date | null;
  locked_until: Date | null;
  blocked_reason: string | null;
}

/** Where somebody's credentials stand. */
export function stateOf(
  row: Pick<CredentialRow, "blocked_reason" | "password_hash" | "activated_at" | "totp_confirmed_at">,
): CredentialState {
  if (row.blocked_reason !== null) return "blocked";
  if (row.password_hash === null) return "invited";
  return row.totp_confirmed_at === null ? "unprotected" : "active";
}

export function credentialOf(row: CredentialRow, now: Date): Credential {
  return {
    accountId: row.account_id,
    email: row.email,
    language: row.language,
    state: stateOf(row),
    invitedAt: row.invited_at,
    activatedAt: row.activated_at,
    passwordChangedAt: row.password_changed_at,
    recoveryCodesLeft: row.recovery_hashes.length,
    lockedUntil: row.locked_until !== null && row.locked_until > now ? row.locked_until : null,
    blockedReason: row.blocked_reason,
  };
}

/** The credentials of an account, or null. */
export async function findCredential(knex: Knex, accountId: string): Promise<CredentialRow | null> {
  if (!isUuid(accountId)) return null;
  return (await knex<CredentialRow>("store.credentials").where({ account_id: accountId }).first()) ?? null;
}

/** The credentials that log in with this address, or null. */
export async function findByEmail(knex: Knex, email: string): Promise<CredentialRow | null> {
  return (await knex<CredentialRow>("store.credentials").whereRaw("lower(email) = lower(?)", [email.trim()]).first()) ?? null;
}

/** The same as `findCredential`, held until the transaction ends. StoreError `account-unknown`. */
export async function lockCredential(trx: Knex.Transaction, accountId: string): Promise<CredentialRow> {
  const row = isUuid(accountId)
    ? await trx<CredentialRow>("store.credentials").where({ account_id: accountId }).forUpdate().first()
    : undefined;
  if (!row) throw new StoreError("account-unknown", `No credentials of account ${accountId}`);
  return row;
}

export async function changeCredential(trx: Knex, accountId: string, change: Partial<CredentialRow>): Promise<void> {
  await trx<CredentialRow>("store.credentials").where({ account_id: accountId }).update(change);
}

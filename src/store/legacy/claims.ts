import { isForeignPerson } from "../../domain/foreign-numbers.ts";
import { loginKey } from "../../domain/legacy-login.ts";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import { lockAccount } from "../repositories/accounts.ts";
import { hashToken } from "../tokens.ts";
import type { LegacyClaimRepository } from "../types/legacy-claim.ts";
import { prove } from "./door.ts";

interface ClaimRow {
  id: string;
  token_hash: string;
  legacy_account_id: string;
  expires_at: Date;
  account_id: string | null;
  attached_at: Date | null;
  released_at: Date | null;
}

/** Proofs of old logins in table `store.legacy_claims`. */
export function legacyClaims(context: StoreContext): LegacyClaimRepository {
  const { run, transaction, clock } = context;
  return {
    door: (login) =>
      run(async (knex) => {
        const row = await knex("store.legacy_accounts")
          .where({ login_key: loginKey(login) })
          .first("state");
        return row?.state === "migrated" ? "migrated" : "password";
      }),

    prove: (proof) => prove(context, proof),

    claimed: (claim) =>
      run(async (knex) => {
        const row = await knex("store.legacy_claims AS claim")
          .join("store.legacy_accounts AS legacy", "legacy.id", "claim.legacy_account_id")
          .where({ token_hash: hashToken(claim) })
          .whereNull("account_id")
          .where("expires_at", ">", clock())
          .first("legacy.id", "login", "expires_at");
        return row ? { legacyAccountId: row.id, login: row.login, expiresAt: row.expires_at } : null;
      }),

    attach: ({ claim, accountId }) =>
      transaction(async (trx) => {
        const claims = () => trx<ClaimRow>("store.legacy_claims").where({ token_hash: hashToken(claim) });
        const row = await claims().forUpdate().first();
        if (!row) throw new StoreError("ticket-unknown", "No such proof of an old login");
        const result = { legacyAccountId: row.legacy_account_id };
        if (row.account_id === accountId) return result;
        if (row.account_id !== null) throw new StoreError("ticket-used", "The proof belongs to another account");
        if (row.expires_at <= clock()) throw new StoreError("ticket-expired", "The proof was attached too late");
        const account = await lockAccount(trx, accountId);
        if (isForeignPerson(account.cpf))
          throw new StoreError("account-not-govbr", "Old logins come to accounts of Gov.br alone");
        await claims().update({ account_id: account.id, attached_at: clock() });
        await appendAudit(trx, context, {
          ...{ actor: account.id, capacity: "self", action: "legacy-login-claimed", subject: row.legacy_account_id },
          details: { claimId: row.id },
        });
        return result;
      }),

    release: ({ legacyAccountId, accountId }) =>
      run(async (knex) => {
        if (!isUuid(legacyAccountId) || !isUuid(accountId)) return;
        await knex<ClaimRow>("store.legacy_claims")
          .where({ legacy_account_id: legacyAccountId, account_id: accountId })
          .whereNull("released_at")
          .update({ released_at: clock() });
      }),
  };
}

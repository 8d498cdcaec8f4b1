import type { Knex } from "knex";
import { StoreError } from "../errors.ts";
import { represents } from "./powers.ts";

/** The person to whom something is delegated, as far as this company may know. */
export interface Delegate {
  cpf: string;
  /** Null while an invitation waits. */
  accountId: string | null;
  /** Whether he represents the company himself. */
  representative: boolean;
}

/**
 * Finds whom a representative means: somebody with a confirmed account, or somebody this company has invited.
 * StoreError `member-unknown`.
 */
export async function findDelegate(trx: Knex.Transaction, companyId: string, cpf: string): Promise<Delegate> {
  const account = await trx("store.accounts").where({ cpf }).whereNotNull("confirmed_at").first("id");
  if (account) {
    const accountId = account.id as string;
    return { cpf, accountId, representative: await represents(trx, accountId, companyId) };
  }
  const invited = await trx("store.members").where({ company_id: companyId, cpf }).whereNull("ended_at").first("id");
  if (!invited) throw new StoreError("member-unknown", "Neither a confirmed account nor an invitation");
  return { cpf, accountId: null, representative: false };
}

/** Ties the person to the company; being tied already changes nothing, and an invitation that ran out is made good. */
export async function tie(
  trx: Knex.Transaction,
  member: { companyId: string; cpf: string; accountId: string; linkedBy: string; now: Date },
): Promise<{ created: boolean }> {
  const { companyId, cpf, accountId, linkedBy, now } = member;
  const [invited] = await trx("store.members")
    .where({ company_id: companyId, cpf, account_id: null, ended_at: null })
    .update({ account_id: accountId })
    .returning("id");
  if (invited) return { created: true };
  const inserted = await trx("store.members")
    .insert({ company_id: companyId, cpf, account_id: accountId, linked_by: linkedBy, linked_at: now })
    .onConflict(trx.raw("(company_id, cpf) WHERE ended_at IS NULL"))
    .ignore()
    .returning("id");
  return { created: inserted.length > 0 };
}

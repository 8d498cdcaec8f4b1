import type { Knex } from "knex";
import { StoreError } from "../errors.ts";
import { mailInvitation } from "./invite.ts";
import { type CredentialRow, changeCredential } from "./rows.ts";
import type { CredentialWork } from "./work.ts";

/** Mails an invitation that has not been followed anew. StoreError `member-unknown`: no company waits any more. */
export async function mailInvitationAgain(trx: Knex.Transaction, work: CredentialWork, row: CredentialRow): Promise<void> {
  const company = await companyThatInvited(trx, row.account_id);
  if (company === null) throw new StoreError("member-unknown", "No company waits for this person");
  await mailInvitation(trx, work, row, company);
  await changeCredential(trx, row.account_id, { invited_at: work.context.clock() });
}

/** Whether a company still waits for the person. */
export async function isStillInvited(trx: Knex.Transaction, { account_id: id }: CredentialRow): Promise<boolean> {
  return (await companyThatInvited(trx, id)) !== null;
}

/** The company that the person represents, or that invited last. */
async function companyThatInvited(trx: Knex.Transaction, accountId: string) {
  const found = await trx("store.companies")
    .join("store.bonds", "bonds.company_id", "companies.id")
    .where({ "bonds.account_id": accountId })
    .whereNull("bonds.ended_at")
    .first("cnpj", "legal_name");
  if (found)
    return { companyName: found.legal_name as string, companyNumber: found.cnpj as string, capacity: "representative" as const };
  const invited = await trx("store.members")
    .join("store.companies", "companies.id", "members.company_id")
    .join("store.accounts", "accounts.cpf", "members.cpf")
    .where({ "accounts.id": accountId })
    .whereNull("members.ended_at")
    .orderBy("members.linked_at", "desc")
    .first("companies.cnpj", "legal_name");
  if (!invited) return null;
  return { companyName: invited.legal_name as string, companyNumber: invited.cnpj as string, capacity: "member" as const };
}

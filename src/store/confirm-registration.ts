import type { Knex } from "knex";
import type { Profile } from "../domain/profile.ts";
import { appendAudit } from "./audit/append.ts";
import type { StoreContext } from "./context.ts";
import { activateInvitations } from "./delegation/activate.ts";
import type { NoticeWriter } from "./notices.ts";
import type { AccountRow } from "./repositories/accounts.ts";

/**
 * Completes the registration of an account whose row is held, and puts into force what was delegated to it meanwhile. A
 * member who later represents a company is raised to representative, never lowered.
 */
export async function confirmRegistration(
  trx: Knex.Transaction,
  context: Pick<StoreContext, "clock" | "auditKey">,
  notices: NoticeWriter,
  account: AccountRow,
  profile: Profile,
): Promise<{ alreadyConfirmed: boolean }> {
  const { id } = account;
  const alreadyConfirmed = account.confirmed_at !== null;
  if (alreadyConfirmed && (account.profile === profile || account.profile === "representative")) return { alreadyConfirmed };
  const confirmedAt = account.confirmed_at ?? context.clock();
  await trx<AccountRow>("store.accounts").where({ id }).update({ profile, confirmed_at: confirmedAt });
  const action = alreadyConfirmed ? "profile-raised" : "registration-confirmed";
  await appendAudit(trx, context, { actor: id, capacity: "self", action, subject: id, details: { profile } });
  if (!alreadyConfirmed) await activateInvitations(trx, context, notices, { accountId: id, cpf: account.cpf });
  return { alreadyConfirmed };
}

import type { Knex } from "knex";
import { isForeignCompany } from "../../domain/identifiers.ts";
import type { Language } from "../../domain/language.ts";
import { appendAudit } from "../audit/append.ts";
import { findDelegate, tie } from "../delegation/person.ts";
import { lockPerson, requireRepresentative } from "../delegation/powers.ts";
import { StoreError } from "../errors.ts";
import { findMember } from "../member-rows.ts";
import { settingOf } from "../repositories/settings.ts";
import type { Member } from "../types/member.ts";
import { findOrMakePerson, mailInvitation } from "./invite.ts";
import type { CredentialWork } from "./work.ts";

const day = 24 * 3600_000;

/** A person without CPF becomes a member: at once when he logs in already, else once he has chosen his credentials. */
export async function inviteMember(
  trx: Knex.Transaction,
  work: CredentialWork,
  request: { actorId: string; companyId: string; name: string; email: string; language: Language },
): Promise<Member> {
  const { context } = work;
  const { actorId, companyId } = request;
  const actor = await requireRepresentative(trx, actorId, companyId);
  // A Brazilian company's members come through Gov.br.
  if (!isForeignCompany(actor.cnpj)) throw new StoreError("cnpj-invalid", "Not a foreign company");
  const act = { actor: actorId, capacity: actor.capacity, companyCnpj: actor.cnpj };
  const { account, credential, waiting } = await findOrMakePerson(trx, work, request, act);
  const { cpf } = account;
  if (account.id === actorId) throw new StoreError("member-is-oneself", "Nobody is a member by himself");
  await lockPerson(trx, companyId, cpf);
  const now = context.clock();
  if (account.confirmed_at !== null) {
    const { representative } = await findDelegate(trx, companyId, cpf);
    if (representative) throw new StoreError("member-is-representative", "The person represents the company");
    const { created } = await tie(trx, { companyId, cpf, accountId: account.id, linkedBy: actorId, now });
    if (created) await appendAudit(trx, context, { ...act, action: "member-linked", subject: account.id, details: {} });
    return (await findMember(trx, companyId, cpf))!;
  }
  const until = new Date(now.getTime() + (await settingOf(trx, "invitation-days")) * day);
  const invitation = { invited_email: credential.email, invitation_expires_at: until };
  const [row] = await trx("store.members")
    .insert({ company_id: companyId, cpf, linked_by: actorId, linked_at: now, ...invitation })
    .onConflict(trx.raw("(company_id, cpf) WHERE ended_at IS NULL"))
    .merge(["invited_email", "invitation_expires_at"])
    .returning("id");
  const about = { companyName: actor.companyName, companyNumber: actor.cnpj, capacity: "member" } as const;
  if (waiting) await mailInvitation(trx, work, credential, about);
  await appendAudit(trx, context, {
    ...act,
    action: "member-invited",
    subject: row.id as string,
    details: { member: cpf, until },
  });
  return (await findMember(trx, companyId, cpf))!;
}

import type { Knex } from "knex";
import { openStates } from "../../domain/delegation.ts";
import { isForeignPerson, normalisePersonNumber } from "../../domain/identifiers.ts";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { companiesOf } from "../delegation/acting.ts";
import { changeState } from "../delegation/change.ts";
import { endSubstitutions } from "../delegation/end-substitutions.ts";
import { findDelegate, tie } from "../delegation/person.ts";
import { type ActingRepresentative, lockPerson, requireRepresentative } from "../delegation/powers.ts";
import type { DelegationRow } from "../delegation/rows.ts";
import { isEmail } from "../email.ts";
import { StoreError } from "../errors.ts";
import { findMember, listMembers } from "../member-rows.ts";
import type { NoticeWriter } from "../notices.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import type { MemberRepository } from "../types/member.ts";
import { settingOf } from "./settings.ts";

const day = 24 * 3600_000;

/** Members of companies in table `store.members`. */
export function memberRepository(context: StoreContext, outbox: OutboxWriter, notices: NoticeWriter): MemberRepository {
  const { run, transaction, clock } = context;

  return {
    list: (request) => run((knex) => listMembers(knex, request)),
    find: ({ companyId, cpf }) => run((knex) => findMember(knex, companyId, cpf)),
    companiesOf: (accountId) => run((knex) => companiesOf(knex, accountId, clock())),

    link: ({ actorId, companyId, cpf: text }) =>
      transaction(async (trx) => {
        const { actor, cpf } = await begin(trx, { actorId, companyId, cpf: text });
        const delegate = await findDelegate(trx, companyId, cpf).catch((error: unknown) => {
          if (error instanceof StoreError) throw new StoreError("member-unconfirmed", "No confirmed account has this CPF");
          throw error;
        });
        if (delegate.accountId === null) throw new StoreError("member-unconfirmed", "The person is only invited");
        if (delegate.accountId === actorId) throw new StoreError("member-is-oneself", "Nobody is a member by himself");
        if (delegate.representative) throw new StoreError("member-is-representative", "The person represents the company");
        const { created } = await tie(trx, { companyId, cpf, accountId: delegate.accountId, linkedBy: actorId, now: clock() });
        if (created) await tell(trx, actor, "member-linked", delegate.accountId, {});
        return (await findMember(trx, companyId, cpf))!;
      }),

    async invite({ actorId, companyId, cpf: text, email: address }) {
      const email = address.trim();
      if (!isEmail(email)) throw new StoreError("email-invalid", "Not an e-mail address");
      const member = await transaction(async (trx) => {
        const { actor, cpf } = await begin(trx, { actorId, companyId, cpf: text });
        // Who has no CPF needs credentials, and is invited to choose them.
        if (isForeignPerson(cpf)) throw new StoreError("cpf-invalid", "Not a CPF");
        const confirmed = await trx("store.accounts").where({ cpf }).whereNotNull("confirmed_at").first("id");
        if (confirmed) throw new StoreError("member-confirmed", "The person is registered: delegate at once");
        const now = clock();
        const until = new Date(now.getTime() + (await settingOf(trx, "invitation-days")) * day);
        const invitation = { invited_email: email, invitation_expires_at: until };
        const [row] = await trx("store.members")
          .insert({ company_id: companyId, cpf, linked_by: actorId, linked_at: now, ...invitation })
          .onConflict(trx.raw("(company_id, cpf) WHERE ended_at IS NULL"))
          .merge(["invited_email", "invitation_expires_at"])
          .returning("id");
        const data = { inviter: actor.name, cnpj: actor.cnpj, companyName: actor.companyName, until };
        const eventKey = `invitation:${row.id}:${until.getTime()}`;
        await outbox.write(trx, { eventKey, template: "invitation", to: email, data });
        await tell(trx, actor, "member-invited", row.id as string, { member: cpf, until });
        return (await findMember(trx, companyId, cpf))!;
      });
      outbox.announce();
      return member;
    },

    async unlink({ actorId, companyId, cpf: text, reason }) {
      await transaction(async (trx) => {
        const { actor, cpf } = await begin(trx, { actorId, companyId, cpf: text });
        const end = { ended_at: clock(), ended_by: actorId, end_reason: reason };
        const [member] = await trx("store.members")
          .where({ company_id: companyId, cpf })
          .whereNull("ended_at")
          .update(end)
          .returning(["id", "account_id"]);
        if (!member) throw new StoreError("member-unknown", "No such member");
        const open = await trx<DelegationRow>("store.delegations")
          .where({ company_id: companyId, cpf })
          .whereIn("state", openStates)
          .forUpdate();
        const { capacity, cnpj } = actor;
        for (const row of open)
          await changeState(trx, context, row, { state: "revoked", actor: actorId, capacity, cnpj, reason });
        if (member.account_id !== null) {
          const lent = { substitute_id: member.account_id, company_id: companyId };
          await endSubstitutions(trx, context, notices, lent, { actor: actorId, capacity, reason });
          const data = { companyId, companyName: actor.companyName, cnpj, person: actor.name, reason };
          const eventKey = `unlinked:${member.id}`;
          await notices.write(trx, { accountId: member.account_id, kind: "member-unlinked", eventKey, data });
        }
        await tell(trx, actor, "member-unlinked", member.id, { member: member.account_id ?? cpf, reason });
      });
      notices.announce();
    },
  };

  async function begin(trx: Knex.Transaction, request: { actorId: string; companyId: string; cpf: string }) {
    const cpf = normalisePersonNumber(request.cpf);
    if (cpf === null) throw new StoreError("cpf-invalid", "Not a CPF");
    const actor = await requireRepresentative(trx, request.actorId, request.companyId);
    await lockPerson(trx, request.companyId, cpf);
    return { actor, cpf };
  }

  function tell(trx: Knex.Transaction, actor: ActingRepresentative, action: string, subject: string, details: object) {
    const { accountId, capacity, cnpj } = actor;
    return appendAudit(trx, context, { actor: accountId, capacity, companyCnpj: cnpj, action, subject, details: { ...details } });
  }
}

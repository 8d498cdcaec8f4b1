import type { Knex } from "knex";
import { normaliseCnpj, normaliseCompanyNumber } from "../../domain/identifiers.ts";
import { lostRights } from "../../domain/reread-rights.ts";
import { appendAudit } from "../audit/append.ts";
import { type BondWithCompany, bondOf, findBond, lockActiveBond, saveBond, selectBonds } from "../bonds.ts";
import { upsertCompany } from "../company-row.ts";
import type { StoreContext } from "../context.ts";
import { loseRepresentation } from "../delegation/losing.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import { tellOtherRepresentatives } from "../joined-mail.ts";
import type { NoticeWriter } from "../notices.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import { readReadings, replaceReadings } from "../readings.ts";
import type { CompanyRepository } from "../types/company.ts";
import { lockAccount } from "./accounts.ts";

/** Companies, bonds and what Gov.br said about them. */
export function companyRepository(context: StoreContext, outbox: OutboxWriter, notices: NoticeWriter): CompanyRepository {
  const { run, transaction, clock } = context;
  return {
    async saveReadings(accountId, companies) {
      await transaction(async (trx) => {
        await lockAccount(trx, accountId);
        await replaceReadings(trx, accountId, companies, clock());
        const active: BondWithCompany[] = await selectBonds(trx).where({ account_id: accountId }).whereNull("ended_at");
        for (const { id, reason } of lostRights(active, companies, clock()))
          await endOne(trx, id, { actor: "system:govbr", reason });
      });
      notices.announce();
    },

    readings: (accountId) => run((knex) => readReadings(knex, accountId)),

    async link(request) {
      const cnpj = normaliseCnpj(request.cnpj);
      if (cnpj === null) throw new StoreError("cnpj-invalid", "Not a CNPJ");
      const result = await transaction(async (trx) => {
        const account = await lockAccount(trx, request.accountId);
        const company = await upsertCompany(trx, cnpj, request.legalName, clock());
        const before = await lockActiveBond(trx, account.id, company.id);
        const { bond, changed } = await saveBond(trx, before, company, request, clock());
        const { capacity, evidence, validUntil, certificate } = request;
        if (before === null) await tellOtherRepresentatives(trx, outbox, bond, account);
        if (changed) {
          await appendAudit(trx, context, {
            actor: account.id,
            capacity,
            companyCnpj: cnpj,
            action: before === null ? "company-linked" : "company-bond-renewed",
            subject: bond.id,
            details: { evidence, validUntil, certificate: certificate ?? null },
          });
        }
        return { bond, created: before === null };
      });
      if (result.created) outbox.announce();
      return result;
    },

    bondsOf: (accountId) =>
      run(async (knex) => {
        if (!isUuid(accountId)) return [];
        const rows = await selectBonds(knex).where({ account_id: accountId }).whereNull("ended_at").orderBy("linked_at");
        return rows.map(bondOf);
      }),

    async endBond(bondId, why) {
      const bond = await transaction((trx) => endOne(trx, bondId, why));
      notices.announce();
      return bond;
    },

    async expireLinks({ limit = 500 } = {}) {
      const expired = await transaction(async (trx) => {
        const ids: string[] = await trx("store.bonds")
          .whereNull("ended_at")
          .where("evidence", "govbr-companies")
          .where("valid_until", "<=", clock())
          .limit(limit)
          .forUpdate()
          .skipLocked()
          .pluck("id");
        for (const id of ids) await endOne(trx, id, { actor: "system:store", reason: "govbr-link-expired" });
        return ids.length;
      });
      if (expired > 0) notices.announce();
      return expired;
    },

    representativesOf: (companyId) =>
      run(async (knex) => {
        if (!isUuid(companyId)) return [];
        const rows = await selectBonds(knex).where({ company_id: companyId }).whereNull("ended_at").orderBy("linked_at");
        return rows.map(bondOf);
      }),

    findByCnpj: (text) =>
      run(async (knex) => {
        const row = await knex("store.companies")
          .where({ cnpj: normaliseCompanyNumber(text) ?? "" })
          .first("id", "cnpj", "legal_name");
        return row ? { id: row.id, cnpj: row.cnpj, legalName: row.legal_name } : null;
      }),
  };

  /** Ends one tie, with everything that follows; ending it again changes nothing. */
  async function endOne(trx: Knex.Transaction, bondId: string, { actor, reason }: { actor: string; reason: string }) {
    const ended = isUuid(bondId)
      ? await trx("store.bonds").where({ id: bondId }).whereNull("ended_at").update({ ended_at: clock() })
      : 0;
    const bond = await findBond(trx, bondId);
    if (bond === null) throw new StoreError("bond-unknown", `No bond ${bondId}`);
    if (ended === 0) return bond;
    await loseRepresentation(trx, context, notices, bond, { actor, reason });
    await appendAudit(trx, context, {
      actor,
      capacity: actor === bond.accountId ? bond.capacity : "system",
      companyCnpj: bond.company.cnpj,
      action: "company-bond-ended",
      subject: bond.id,
      details: { reason },
    });
    return bond;
  }
}

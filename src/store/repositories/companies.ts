import { normaliseCnpj } from "../../domain/identifiers.ts";
import { appendAudit } from "../audit/append.ts";
import { bondOf, findBond, lockActiveBond, saveBond, selectBonds } from "../bonds.ts";
import { upsertCompany } from "../company-row.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import { tellOtherRepresentatives } from "../joined-mail.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import { readReadings, replaceReadings } from "../readings.ts";
import type { CompanyRepository } from "../types/company.ts";
import { lockAccount } from "./accounts.ts";

/** Companies, bonds and what Gov.br said about them. */
export function companyRepository(context: StoreContext, outbox: OutboxWriter): CompanyRepository {
  const { run, transaction, clock } = context;
  return {
    saveReadings: (accountId, companies) =>
      transaction(async (trx) => {
        await lockAccount(trx, accountId);
        await replaceReadings(trx, accountId, companies, clock());
      }),

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

    endBond: (bondId, { actor, reason }) =>
      transaction(async (trx) => {
        const ended = isUuid(bondId)
          ? await trx("store.bonds").where({ id: bondId }).whereNull("ended_at").update({ ended_at: clock() })
          : 0;
        const bond = await findBond(trx, bondId);
        if (bond === null) throw new StoreError("bond-unknown", `No bond ${bondId}`);
        if (ended > 0) {
          await appendAudit(trx, context, {
            actor,
            capacity: actor === bond.accountId ? bond.capacity : "system",
            companyCnpj: bond.company.cnpj,
            action: "company-bond-ended",
            subject: bond.id,
            details: { reason },
          });
        }
        return bond;
      }),
  };
}

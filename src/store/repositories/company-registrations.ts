import { appendAudit } from "../audit/append.ts";
import { canonicalJson } from "../canonical-json.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import { displayName } from "../people.ts";
import { findProcess } from "../process-rows.ts";
import type { CompanyRegistrationRepository } from "../types/document.ts";

/** What companies declared about themselves (P061), in table `store.company_registrations`. The newest counts. */
export function companyRegistrationRepository(context: StoreContext): CompanyRegistrationRepository {
  const { run, transaction, clock } = context;
  return {
    save: ({ companyId, processId, accountId, content }) =>
      transaction(async (trx) => {
        const process = await findProcess(trx, processId);
        if (process?.company.id !== companyId) throw new StoreError("process-unknown", `No process ${processId} of this company`);
        await trx("store.companies").where({ id: companyId }).forNoKeyUpdate().first("id");
        const before = await trx("store.company_registrations").where({ company_id: companyId }).first();
        if (before?.process_id === processId && canonicalJson(before.content) === canonicalJson(content)) return;
        const row = { content: JSON.stringify(content), process_id: processId, registered_by: accountId, registered_at: clock() };
        await trx("store.company_registrations")
          .insert({ company_id: companyId, ...row })
          .onConflict("company_id")
          .merge();
        await appendAudit(trx, context, {
          ...{ actor: accountId, capacity: process.capacity ?? "self", companyCnpj: process.company.cnpj },
          ...{ action: "company-registered", subject: processId, details: { fields: Object.keys(content) } },
        });
      }),
    of: (companyId) =>
      run(async (knex) => {
        if (!isUuid(companyId)) return null;
        const row = await knex("store.company_registrations AS registration")
          .join("store.accounts", "accounts.id", "registration.registered_by")
          .where("registration.company_id", companyId)
          .first("registration.*", "accounts.name", "accounts.social_name");
        if (!row) return null;
        const registeredBy = { accountId: row.registered_by, name: displayName(row) };
        return { companyId, processId: row.process_id, content: row.content, registeredBy, registeredAt: row.registered_at };
      }),
  };
}

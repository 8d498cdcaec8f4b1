import type { StoreContext } from "../context.ts";
import { isUuid } from "../ids.ts";
import { displayName } from "../people.ts";
import type { CompanyRegistrationRepository } from "../types/document.ts";

/** What companies declared about themselves (P061), in table `store.company_registrations`. The newest counts. */
export function companyRegistrationRepository({ run, clock }: StoreContext): CompanyRegistrationRepository {
  return {
    save: ({ companyId, processId, accountId, content }) =>
      run(async (knex) => {
        const row = { content: JSON.stringify(content), process_id: processId, registered_by: accountId, registered_at: clock() };
        await knex("store.company_registrations")
          .insert({ company_id: companyId, ...row })
          .onConflict("company_id")
          .merge();
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

import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import type { NoticeWriter } from "../notices.ts";
import { displayName } from "../people.ts";
import { lockRegistration } from "./powers.ts";
import { serviceNames } from "./tell.ts";

/**
 * At the first confirmed login of a person, what was delegated to his CPF meanwhile comes into force, in every company
 * that invited him and whose invitation has not run out.
 */
export async function activateInvitations(
  trx: Knex.Transaction,
  context: Pick<StoreContext, "clock" | "auditKey">,
  notices: NoticeWriter,
  { accountId, cpf }: { accountId: string; cpf: string },
): Promise<void> {
  const now = context.clock();
  await lockRegistration(trx, cpf);
  const members = await trx("store.members")
    .where({ cpf })
    .whereNull("account_id")
    .whereNull("ended_at")
    .where("invitation_expires_at", ">", now)
    .update({ account_id: accountId })
    .returning(["id", "company_id"]);
  for (const { id, company_id: companyId } of members) {
    const company = await trx("store.companies").where({ id: companyId }).first("cnpj", "legal_name");
    const delegations = () => trx("store.delegations").where({ company_id: companyId, cpf });
    // Held first: somebody may be suspending them at this moment.
    await delegations().whereIn("state", ["pending", "suspended"]).forUpdate().select("id");
    await delegations().where({ state: "suspended" }).update({ account_id: accountId });
    const active = await delegations()
      .where({ state: "pending" })
      .update({ account_id: accountId, state: "active", state_by: accountId, state_at: now })
      .returning(["id", "service_id", "version", "granted_by"]);
    await appendAudit(trx, context, {
      ...{ actor: accountId, capacity: "self", companyCnpj: company.cnpj, action: "invitation-accepted", subject: id },
      details: { delegations: active.map((row) => ({ id: row.id, service: row.service_id, version: row.version })) },
    });
    if (active.length === 0) continue;
    const grantor = await trx("store.accounts").where({ id: active[0].granted_by }).first("name", "social_name");
    const services = await serviceNames(
      trx,
      active.map((row) => row.service_id),
    );
    await notices.write(trx, {
      ...{ accountId, kind: "delegation-given", eventKey: `invitation-accepted:${id}` },
      data: { companyId, companyName: company.legal_name, person: displayName(grantor), services },
    });
  }
}

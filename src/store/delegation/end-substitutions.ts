import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import type { NoticeWriter } from "../notices.ts";
import { displayName } from "../people.ts";

/** Who ends substitutions, and why. */
export interface SubstitutionEnd {
  /** Account id, or `system:<part>`. */
  actor: string;
  capacity: string;
  reason: string;
}

/**
 * Ends what somebody lent or was lent for a company and has not run out, with an entry in the audit for each; the
 * substitutes and those they stand in for are told.
 */
export async function endSubstitutions(
  trx: Knex.Transaction,
  context: Pick<StoreContext, "clock" | "auditKey">,
  notices: NoticeWriter,
  which: { company_id: string } & ({ absent_id: string } | { substitute_id: string } | { id: string }),
  { actor, capacity, reason }: SubstitutionEnd,
): Promise<void> {
  const now = context.clock();
  const ended = await trx("store.substitutions")
    .where(which)
    .whereNull("ended_at")
    .where("valid_until", ">", now)
    .update({ ended_at: now, ended_by: actor, end_reason: reason })
    .returning(["id", "absent_id", "substitute_id"]);
  if (ended.length === 0) return;
  const company = await trx("store.companies").where({ id: which.company_id }).first("cnpj", "legal_name");
  for (const { id, absent_id: absentId, substitute_id: substituteId } of ended) {
    const absent = displayName(await trx("store.accounts").where({ id: absentId }).first("name", "social_name"));
    const data = { companyId: which.company_id, companyName: company.legal_name, person: absent, reason };
    for (const accountId of [substituteId, absentId]) {
      if (accountId === actor) continue;
      await notices.write(trx, { accountId, kind: "substitution-ended", eventKey: `substitution-ended:${id}`, data });
    }
    const entry = { actor, capacity, companyCnpj: company.cnpj, action: "substitution-ended", subject: id as string };
    await appendAudit(trx, context, { ...entry, details: { substitute: substituteId, absent: absentId, reason } });
  }
}

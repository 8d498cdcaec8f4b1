import type { Knex } from "knex";
import { isUuid } from "../ids.ts";
import { displayName } from "../people.ts";
import type { AuditQuery, FoundAuditEntry } from "../types/audit.ts";
import type { AuditRow } from "./chain.ts";
import { entryOf } from "./entry.ts";

/** One part of the entries that are looked for, the newest first. */
export async function searchAudit(knex: Knex, query: AuditQuery): Promise<FoundAuditEntry[]> {
  const { accountId, companyNumber, subject, action, from, until, before = null, limit = 50 } = query;
  const rows: AuditRow[] = await knex("store.audit")
    .modify((entries) => {
      if (accountId !== undefined) entries.where((one) => one.where("actor", accountId).orWhere("subject", accountId));
      if (companyNumber !== undefined) entries.where("company_cnpj", companyNumber);
      if (subject !== undefined) entries.where("subject", subject);
      if (action !== undefined) entries.where("action", action);
      if (from !== undefined) entries.where("occurred_at", ">=", from);
      if (until !== undefined) entries.where("occurred_at", "<", until);
      if (before !== null) entries.where("sequence", "<", before);
    })
    .orderBy("sequence", "desc")
    .limit(limit);
  const names = await namesOf(knex, [...new Set(rows.map(({ actor }) => actor))].filter(isUuid));
  return rows.map((row) => ({ ...entryOf(row), actorName: names.get(row.actor) ?? null }));
}

/** What accounts are called, by id. */
async function namesOf(knex: Knex, ids: string[]): Promise<Map<string, string>> {
  const rows = await knex("store.accounts").whereIn("id", ids).select("id", "name", "social_name");
  return new Map(rows.map((row) => [row.id as string, displayName(row)]));
}

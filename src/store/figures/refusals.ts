import type { Knex } from "knex";
import type { FiguresQuery, RefusalCount } from "../types/figures.ts";

/** Acts of the audit that refuse, with the place where they do. */
const PLACES = { "process-start-refused": "start", "process-submission-refused": "submission" } as const;

/**
 * Refusals by reason: what the decision, the guard and the submission refused, from the audit, and processes that ended
 * otherwise than approved. A refusal that names no process (a ticket that nobody knows) is found by the model that was started.
 */
export async function countRefusals(knex: Knex, query: FiguresQuery): Promise<RefusalCount[]> {
  const [refused, ended] = await Promise.all([refusedOf(knex, query), endedOf(knex, query)]);
  return [...refused, ...ended].sort((a, b) => b.count - a.count || a.code.localeCompare(b.code));
}

async function refusedOf(knex: Knex, { processKey, team, companyId, from, until }: FiguresQuery): Promise<RefusalCount[]> {
  const rows: { action: keyof typeof PLACES; code: string; count: number }[] = await knex("store.audit AS entry")
    .joinRaw(
      `LEFT JOIN store.processes process ON process.id = coalesce(entry.details ->> 'process',
         CASE WHEN entry.subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN entry.subject END)::uuid`,
    )
    .joinRaw("LEFT JOIN store.service_versions version ON version.service_id || ' v.' || version.version = entry.subject")
    .joinRaw(
      `LEFT JOIN store.service_versions own ON own.service_id = process.service_id AND own.version = process.service_version`,
    )
    .joinRaw("LEFT JOIN store.services service ON service.id = coalesce(process.service_id, version.service_id)")
    .whereIn("entry.action", Object.keys(PLACES))
    .whereRaw("coalesce(entry.details ->> 'processKey', version.process_key, own.process_key) = ?", [processKey])
    .modify((entries) => {
      if (from !== undefined) entries.where("entry.occurred_at", ">=", from);
      if (until !== undefined) entries.where("entry.occurred_at", "<", until);
      if (team !== undefined) entries.where("service.team", team);
      if (companyId !== undefined)
        entries.whereIn("entry.company_cnpj", knex("store.companies").where({ id: companyId }).select("cnpj"));
    })
    .groupByRaw("1, 2")
    .select(
      "entry.action",
      knex.raw("coalesce(entry.details -> 'decision' ->> 'code', entry.details ->> 'code', '') AS code"),
      knex.raw("count(*)::int AS count"),
    );
  return rows.map(({ action, code, count }) => ({ at: PLACES[action], code, count }));
}

async function endedOf(knex: Knex, { processKey, team, companyId, from, until }: FiguresQuery): Promise<RefusalCount[]> {
  const rows: { code: string; count: number }[] = await knex("store.processes AS process")
    .join("store.service_versions AS version", {
      "version.service_id": "process.service_id",
      "version.version": "process.service_version",
    })
    .join("store.services AS service", "service.id", "process.service_id")
    .where("version.process_key", processKey)
    // As the index has it that finds the few.
    .whereRaw("process.state = 'finished' AND process.outcome <> 'approved'")
    .modify((processes) => {
      if (from !== undefined) processes.where("process.finished_at", ">=", from);
      if (until !== undefined) processes.where("process.finished_at", "<", until);
      if (team !== undefined) processes.where("service.team", team);
      if (companyId !== undefined) processes.where("process.company_id", companyId);
    })
    .groupBy("process.outcome")
    .select("process.outcome AS code", knex.raw("count(*)::int AS count"));
  return rows.map(({ code, count }) => ({ at: "decision", code, count }));
}

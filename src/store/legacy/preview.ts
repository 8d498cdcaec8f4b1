import type { Knex } from "knex";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import { findAccount } from "../repositories/accounts.ts";
import type { LegacyProcess } from "../types/legacy.ts";
import type { MigrationPlan } from "../types/legacy-migration.ts";
import { type Judgement, judgeMigration, type LastDecision, movable } from "./plan.ts";
import { type LegacyAccountRow, legacyProcessOf, selectLegacyProcesses } from "./rows.ts";

/** Processes that a preview names; the others are counted. */
const previewed = 100;

interface Pair {
  accountId: string;
  legacyAccountId: string;
}

/** What a migration would move, or what stands against it. StoreError `legacy-unknown`, `account-unknown`. */
export async function previewMigration(knex: Knex, pair: Pair): Promise<MigrationPlan> {
  const { legacy, judgement } = await judgePair(knex, pair);
  const [code] = judgement.codes;
  if (code !== undefined) return { allowed: false, code, codes: judgement.codes, login: legacy.login };
  const groups: { service: string; open: string; finished: string; instances: string }[] = await movable(
    ...([knex, legacy.id, judgement.decision] as const),
  )
    .groupBy("service")
    .orderBy("service")
    .select("service", knex.raw("count(*) FILTER (WHERE status = 'open') AS open"))
    .select(knex.raw("count(*) FILTER (WHERE status = 'finished') AS finished"))
    .select(knex.raw("count(*) FILTER (WHERE status = 'open' AND engine_instance IS NOT NULL) AS instances"));
  const sum = (field: "open" | "finished" | "instances") => groups.reduce((total, group) => total + Number(group[field]), 0);
  return {
    allowed: true,
    login: legacy.login,
    counts: { open: sum("open"), finished: sum("finished"), instances: sum("instances") },
    processes: await plannedPage(knex, legacy.id, judgement.decision, { limit: previewed }),
    services: groups.map(({ service, open, finished }) => ({ service, open: Number(open), finished: Number(finished) })),
  };
}

/** One page of what a migration would move; nothing where something stands against it. */
export async function plannedProcesses(
  knex: Knex,
  pair: Pair,
  page: { offset?: number; limit?: number },
): Promise<LegacyProcess[]> {
  const { legacy, judgement } = await judgePair(knex, pair);
  return judgement.codes.length > 0 ? [] : plannedPage(knex, legacy.id, judgement.decision, page);
}

async function plannedPage(
  knex: Knex,
  legacyAccountId: string,
  decision: LastDecision | null,
  { offset = 0, limit = 50 }: { offset?: number; limit?: number },
): Promise<LegacyProcess[]> {
  const ids = movable(knex, legacyAccountId, decision).select("id");
  const rows = await selectLegacyProcesses(knex)
    .whereIn("process.id", ids)
    // "open" comes after "finished" in the alphabet.
    .orderBy([{ column: "process.status", order: "desc" }, { column: "process.number" }])
    .offset(offset)
    .limit(limit);
  return rows.map(legacyProcessOf);
}

async function judgePair(
  knex: Knex,
  { accountId, legacyAccountId }: Pair,
): Promise<{ legacy: LegacyAccountRow; judgement: Judgement }> {
  const legacy = isUuid(legacyAccountId)
    ? await knex<LegacyAccountRow>("store.legacy_accounts").where({ id: legacyAccountId }).first()
    : undefined;
  if (!legacy) throw new StoreError("legacy-unknown", `No old account ${legacyAccountId}`);
  const account = await findAccount(knex, accountId);
  if (account === null) throw new StoreError("account-unknown", `No account ${accountId}`);
  return { legacy, judgement: await judgeMigration(knex, legacy, account) };
}

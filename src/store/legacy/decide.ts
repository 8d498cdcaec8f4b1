import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import { displayName } from "../people.ts";
import { type AccountRow, lockAccount } from "../repositories/accounts.ts";
import type { LegacyConflictRepository } from "../types/legacy-conflict.ts";
import type { ConflictRow } from "./conflict-rows.ts";
import { refuseOwnCase } from "./own-case.ts";
import { movable } from "./plan.ts";
import { type LegacyAccountRow, lockLegacyAccount } from "./rows.ts";
import { releaseClaims, settleState } from "./state.ts";

type Request = Parameters<LegacyConflictRepository["decide"]>[0];

/** Writes down what staff decided about an old login and an account, and tells the person, who may then begin again. */
export async function decideConflict(
  trx: Knex.Transaction,
  context: StoreContext,
  outbox: OutboxWriter,
  request: Request,
): Promise<void> {
  const { conflictId: id, decision, reason } = request;
  const conflict = isUuid(id) ? await trx<ConflictRow>("store.legacy_conflicts").where({ id }).forUpdate().first() : undefined;
  if (!conflict) throw new StoreError("conflict-unknown", `No conflict ${id}`);
  if (conflict.state === "decided") throw new StoreError("conflict-decided", "Somebody has decided already");
  const legacy = await lockLegacyAccount(trx, conflict.legacy_account_id);
  await refuseOwnCase(trx, request.actor, legacy.id, conflict.account_id);
  const account = await lockAccount(trx, conflict.account_id);
  if (decision !== "refuse" && legacy.migrated_to !== null && legacy.migrated_to !== account.id)
    throw new StoreError("migration-still-claimed", "The login is another account's: undo that migration first");
  const processIds = decision === "split" ? await chosenProcesses(trx, legacy, request.processIds ?? []) : null;
  await trx("store.legacy_conflicts")
    .where({ id })
    .update({
      ...{ state: "decided", decision, process_ids: processIds, reason },
      ...{ decided_by: request.actor, decided_at: context.clock() },
    });
  if (decision === "refuse") await releaseClaims(trx, context, legacy.id, account.id);
  await settleState(trx, legacy.id);
  await appendAudit(trx, context, {
    ...{ actor: request.actor, capacity: request.capacity, origin: request.origin ?? null },
    ...{ action: "migration-conflict-decided", subject: legacy.id },
    details: { conflictId: id, accountId: account.id, codes: conflict.codes, decision, reason, processes: processIds?.length },
  });
  await tell(trx, outbox, conflict, legacy, account, request);
}

/** Those of the login that nobody has yet. StoreError `process-unknown` when there is another one among them, or none. */
async function chosenProcesses(trx: Knex.Transaction, legacy: LegacyAccountRow, ids: string[]): Promise<string[]> {
  const wanted = [...new Set(ids)];
  const found = wanted.every(isUuid) ? await movable(trx, legacy.id, null).whereIn("id", wanted).select("id") : [];
  if (found.length === 0 || found.length !== wanted.length)
    throw new StoreError("process-unknown", "A split names processes of the login that nobody has yet");
  return wanted;
}

async function tell(
  trx: Knex.Transaction,
  outbox: OutboxWriter,
  conflict: ConflictRow,
  legacy: LegacyAccountRow,
  account: AccountRow,
  { decision, reason }: Request,
): Promise<void> {
  const to = account.alert_email ?? account.email;
  if (to === null) return;
  const data = { name: displayName(account), login: legacy.login, decision, reason, reference: conflict.reference };
  await outbox.write(trx, { eventKey: `migration-decision:${conflict.id}`, template: "migration-decision", to, data });
}

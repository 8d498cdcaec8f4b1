import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { CredentialRow } from "./rows.ts";
import { changeCredential } from "./rows.ts";
import { tellPerson } from "./tell.ts";
import type { CredentialWork } from "./work.ts";

/** How many may fail before the first wait. */
const free = 5;
const minute = 60_000;
/** No wait is longer: somebody who knows the address must not keep its owner out. */
const longestWait = 15 * minute;
/** After so long without failures the count begins anew. */
const memory = 24 * 60 * minute;

/** Whether attempts have to wait. */
export function isLocked({ locked_until: until }: CredentialRow, now: Date): boolean {
  return until !== null && until > now;
}

/**
 * Counts an attempt as failed before it is judged, so that many at once get no further than one after the other. False:
 * attempts have to wait, and this one is not judged. `succeed` or `forgive` takes it back.
 */
export async function countAttempt(trx: Knex.Transaction, work: CredentialWork, row: CredentialRow): Promise<boolean> {
  const now = work.context.clock();
  if (isLocked(row, now)) return false;
  const recent = row.failed_at !== null && now.getTime() - row.failed_at.getTime() < memory;
  const failures = (recent ? row.failures : 0) + 1;
  await changeCredential(trx, row.account_id, { failures, failed_at: now, locked_until: waitAfter(failures, now) });
  return true;
}

/** Nothing, for the first failures; then one minute, two, four, up to the longest wait. */
function waitAfter(failures: number, now: Date): Date | null {
  if (failures < free) return null;
  return new Date(now.getTime() + Math.min(minute * 2 ** Math.min(failures - free, 10), longestWait));
}

/** The attempt was right as far as it went: it alone is taken back. */
export async function forgive(trx: Knex.Transaction, { account_id: id }: CredentialRow): Promise<void> {
  await trx<CredentialRow>("store.credentials")
    .where({ account_id: id })
    .update({ failures: trx.raw("GREATEST(failures - 1, 0)") as never, locked_until: null });
}

/** The whole login was right: the count begins anew. */
export async function succeed(trx: Knex.Transaction, { account_id: id }: CredentialRow): Promise<void> {
  await changeCredential(trx, id, { failures: 0, failed_at: null, locked_until: null });
}

/** Says that attempts have to wait from now on: in the audit every time, to the person once a day. */
export async function tellOfWait(trx: Knex.Transaction, work: CredentialWork, accountId: string, origin: string | null) {
  const row = await trx<CredentialRow>("store.credentials").where({ account_id: accountId }).first();
  if (!row || !isLocked(row, work.context.clock())) return;
  await appendAudit(trx, work.context, {
    ...{ actor: "system:credentials", capacity: "system", origin, action: "login-locked", subject: accountId },
    details: { failures: row.failures, until: row.locked_until },
  });
  const day = work.context.clock().toISOString().slice(0, 10);
  await tellPerson(trx, work, row, { event: "locked", eventKey: `credential-locked:${accountId}:${day}` });
}

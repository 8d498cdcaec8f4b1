import type { Knex } from "knex";
import { hasPassed, type WarningDays } from "../../domain/migration-deadline.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import { currentDeadline } from "./rows.ts";

/** Accounts that are warned: those that can still be migrated. What the old system had switched off is left in peace. */
const WARNED = ["ready", "migrating", "blocked"];

interface WarnedRow {
  id: string;
  login: string;
  name: string;
  email: string | null;
}

/** One page of the warnings of a step. */
export async function warnPage(
  trx: Knex.Transaction,
  outbox: OutboxWriter,
  now: Date,
  { deadlineId, days, after, limit }: { deadlineId: string; days: WarningDays; after: string | null; limit: number },
): Promise<{ written: number; after: string | null }> {
  const deadline = await currentDeadline(trx);
  if (deadline === null || deadline.id !== deadlineId || hasPassed(deadline.at, now)) return { written: 0, after: null };
  const rows: WarnedRow[] = await trx("store.legacy_accounts")
    .whereNot("state", "migrated")
    .modify((query) => (after === null ? query : query.where("id", ">", after)))
    .whereIn("state", WARNED)
    .orderBy("id")
    .limit(limit)
    .select("id", "login", "name", "email");
  const until = deadline.at.toISOString();
  const mails = rows.flatMap(({ id, login, name, email }) =>
    email === null
      ? []
      : [
          {
            // By moment, not by row: a deadline that is set again with another reason is no other deadline.
            eventKey: `migration-deadline-warning:${until}:${days}:${id}`,
            template: "migration-deadline-warning" as const,
            to: email,
            data: { name, login, deadline: until, reason: deadline.reason },
          },
        ],
  );
  const written = await outbox.writeMany(trx, mails);
  return { written, after: rows.length < limit ? null : rows.at(-1)!.id };
}

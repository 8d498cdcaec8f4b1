import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { Journey, JourneyRepository } from "../types/journey.ts";

interface JourneyRow {
  id: string;
  account_id: string | null;
  created_at: Date;
  touched_at: Date;
}

/** Journeys in table `store.journeys`. */
export function journeyRepository({ run, transaction, clock }: StoreContext): JourneyRepository {
  return {
    create: () =>
      run(async (knex) => {
        const now = clock();
        const [row] = await knex<JourneyRow>("store.journeys").insert({ created_at: now, touched_at: now }).returning("*");
        return journeyOf(row!);
      }),

    get: (id) =>
      run(async (knex) => {
        const row = isUuid(id) ? await knex<JourneyRow>("store.journeys").where({ id }).first() : undefined;
        return row ? journeyOf(row) : null;
      }),

    setAccount: (journeyId, accountId) =>
      transaction(async (trx) => {
        const journeys = () => trx<JourneyRow>("store.journeys").where({ id: journeyId });
        const journey = isUuid(journeyId) ? await journeys().forNoKeyUpdate().first() : undefined;
        if (!journey) throw new StoreError("journey-unknown", `No journey ${journeyId}`);
        const account = isUuid(accountId) && (await trx("store.accounts").where({ id: accountId }).first("id"));
        if (!account) throw new StoreError("account-unknown", `No account ${accountId}`);
        if (journey.account_id !== null && journey.account_id !== accountId) {
          await trx("store.certificate_presentations").where({ journey_id: journeyId }).delete();
        }
        await journeys().update({ account_id: accountId, touched_at: clock() });
      }),

    touch: (journeyId) =>
      run(async (knex) => {
        if (isUuid(journeyId)) await knex<JourneyRow>("store.journeys").where({ id: journeyId }).update({ touched_at: clock() });
      }),
  };
}

function journeyOf(row: JourneyRow): Journey {
  return {
    id: row.id,
    businessKey: row.id,
    accountId: row.account_id,
    createdAt: row.created_at,
    touchedAt: row.touched_at,
  };
}

import { randomUUID } from "node:crypto";
import type { Knex } from "knex";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import { hashToken, newToken } from "../tokens.ts";
import type { LoginAttempt, LoginRepository } from "../types/login.ts";

/** How long a person may take at Gov.br, in milliseconds. */
const lifetime = 10 * 60_000;

interface LoginRow {
  id: string;
  journey_id: string;
  state_hash: string;
  /** Sealed; null once the attempt was used or replaced. */
  secrets: string | null;
  created_at: Date;
  expires_at: Date;
  redeemed_at: Date | null;
}

type Secrets = Pick<LoginAttempt, "state" | "nonce" | "codeVerifier">;

/** Login attempts in table `store.login_attempts`. */
export function loginRepository({ run, transaction, clock, box }: StoreContext): LoginRepository {
  const open = (row: LoginRow, sealed: string): LoginAttempt => {
    const secrets = JSON.parse(box.open(sealed, `login-attempt:${row.id}`)) as Secrets;
    return { id: row.id, journeyId: row.journey_id, ...secrets, expiresAt: row.expires_at };
  };

  return {
    prepare: ({ journeyId }) =>
      transaction(async (trx) => {
        await lockJourney(trx, journeyId);
        const now = clock();
        await expireOpenAttempts(trx, journeyId, now);
        const id = randomUUID();
        const secrets: Secrets = { state: newToken(), nonce: newToken(), codeVerifier: newToken() };
        const expiresAt = new Date(now.getTime() + lifetime);
        await trx<LoginRow>("store.login_attempts").insert({
          id,
          journey_id: journeyId,
          state_hash: hashToken(secrets.state),
          secrets: box.seal(JSON.stringify(secrets), `login-attempt:${id}`),
          created_at: now,
          expires_at: expiresAt,
        });
        return { id, journeyId, ...secrets, expiresAt };
      }),

    current: (journeyId) =>
      run(async (knex) => {
        if (!isUuid(journeyId)) return null;
        const row = await knex<LoginRow>("store.login_attempts")
          .where({ journey_id: journeyId })
          .whereNotNull("secrets")
          .where("expires_at", ">", clock())
          .first();
        return row?.secrets ? open(row, row.secrets) : null;
      }),

    redeem: (state, journeyId) =>
      transaction(async (trx) => {
        const attempts = () => trx<LoginRow>("store.login_attempts").where({ state_hash: hashToken(state) });
        const row = await attempts().forNoKeyUpdate().first();
        if (!row) throw new StoreError("login-state-unknown", "Nobody left for Gov.br with this state");
        if (row.journey_id !== journeyId)
          throw new StoreError("login-state-other-browser", "Another browser left with this state");
        if (row.redeemed_at) throw new StoreError("login-state-used", "This state came back before");
        const now = clock();
        if (row.expires_at <= now || row.secrets === null)
          throw new StoreError("login-state-expired", "This state came back too late");
        const attempt = open(row, row.secrets);
        await attempts().update({ redeemed_at: now, secrets: null });
        return attempt;
      }),
  };
}

/** Two preparations for one journey at once wait for each other here. */
async function lockJourney(trx: Knex.Transaction, id: string): Promise<void> {
  const found = isUuid(id) && (await trx("store.journeys").where({ id }).forNoKeyUpdate().first("id"));
  if (!found) throw new StoreError("journey-unknown", `No journey ${id}`);
}

async function expireOpenAttempts(trx: Knex.Transaction, journeyId: string, now: Date): Promise<void> {
  await trx<LoginRow>("store.login_attempts")
    .where({ journey_id: journeyId })
    .whereNotNull("secrets")
    .update({ secrets: null, expires_at: now });
}

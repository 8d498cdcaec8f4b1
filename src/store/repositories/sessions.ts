import type { Knex } from "knex";
import type { StoreContext } from "../context.ts";
import { isUuid } from "../ids.ts";
import { expiryOf, isNoteworthy } from "../session-lifetime.ts";
import { hashToken, newToken } from "../tokens.ts";
import type { PortalSession, SessionData, SessionRepository } from "../types/session.ts";

export interface SessionRow {
  token_hash: string;
  account_id: string | null;
  data: SessionData;
  created_at: Date;
  signed_in_at: Date | null;
  seen_at: Date;
  expires_at: Date;
}

/** Sessions of the portal in table `store.portal_sessions`, by the hash of their token. */
export function sessionRepository({ run, transaction, clock }: StoreContext): SessionRepository {
  const living = (knex: Knex, token: string) =>
    knex<SessionRow>("store.portal_sessions")
      .where({ token_hash: hashToken(token) })
      .where("expires_at", ">", clock());

  const change = async (trx: Knex.Transaction, token: string, next: { data?: SessionData; token?: string }) => {
    const before = await living(trx, token).forUpdate().first();
    if (!before) return null;
    const now = clock();
    const data = next.data ?? before.data;
    const signedInAt = data.accountId === null ? null : before.account_id === data.accountId ? before.signed_in_at : now;
    const row = { account_id: data.accountId, signed_in_at: signedInAt, seen_at: now };
    const after = { ...row, expires_at: expiryOf(row), token_hash: hashToken(next.token ?? token) };
    await trx("store.portal_sessions")
      .where({ token_hash: before.token_hash })
      .update({ ...after, data: JSON.stringify(data) });
    return sessionOf({ ...before, ...after, data }, next.token ?? token);
  };

  return {
    create: (data) =>
      run(async (knex) => {
        const token = newToken();
        const now = clock();
        const times = { created_at: now, signed_in_at: data.accountId === null ? null : now, seen_at: now };
        const row = { token_hash: hashToken(token), account_id: data.accountId, ...times, expires_at: expiryOf(times) };
        await knex("store.portal_sessions").insert({ ...row, data: JSON.stringify(data) });
        return sessionOf({ ...row, data }, token);
      }),

    get: (token) =>
      run(async (knex) => {
        const row = await living(knex, token).first();
        if (!row) return null;
        const seen = { ...row, seen_at: clock() };
        if (!isNoteworthy(row.seen_at, seen.seen_at)) return sessionOf(row, token);
        const after = { seen_at: seen.seen_at, expires_at: expiryOf(seen) };
        await living(knex, token).update(after);
        return sessionOf({ ...row, ...after }, token);
      }),

    update: (token, data) => transaction((trx) => change(trx, token, { data })),

    rotate: (token, data) => transaction((trx) => change(trx, token, { ...(data && { data }), token: newToken() })),

    destroy: (token) =>
      run(async (knex) => {
        await knex<SessionRow>("store.portal_sessions")
          .where({ token_hash: hashToken(token) })
          .delete();
      }),

    destroyAllOf: (accountId) =>
      run(async (knex) =>
        isUuid(accountId) ? knex<SessionRow>("store.portal_sessions").where({ account_id: accountId }).delete() : 0,
      ),
  };
}

function sessionOf(row: SessionRow, token: string): PortalSession {
  return { id: token, data: row.data, createdAt: row.created_at, expiresAt: row.expires_at };
}

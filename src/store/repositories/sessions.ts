import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { isUuid } from "../ids.ts";
import { expiryOf, isNoteworthy } from "../session-lifetime.ts";
import { hashToken, newToken } from "../tokens.ts";
import type { PortalSession, SessionClient, SessionData, SessionRepository, SignedInSession } from "../types/session.ts";

export interface SessionRow {
  token_hash: string;
  account_id: string | null;
  data: SessionData;
  created_at: Date;
  signed_in_at: Date | null;
  seen_at: Date;
  expires_at: Date;
  public_id: string;
  user_agent: string | null;
  origin: string | null;
}

/** How much of what a browser calls itself is kept. */
const USER_AGENT_LIMIT = 400;

/** Sessions of the portal in table `store.portal_sessions`, by the hash of their token. */
export function sessionRepository(context: StoreContext): SessionRepository {
  const { run, transaction, clock } = context;
  const living = (knex: Knex, token: string) =>
    knex<SessionRow>("store.portal_sessions")
      .where({ token_hash: hashToken(token) })
      .where("expires_at", ">", clock());

  const change = async (
    trx: Knex.Transaction,
    token: string,
    next: { data?: SessionData; token?: string; client?: SessionClient },
  ) => {
    const before = await living(trx, token).forUpdate().first();
    if (!before) return null;
    const now = clock();
    const data = next.data ?? before.data;
    const signedInAt = data.accountId === null ? null : before.account_id === data.accountId ? before.signed_in_at : now;
    const row = { account_id: data.accountId, signed_in_at: signedInAt, seen_at: now };
    const after = { ...row, expires_at: expiryOf(row), token_hash: hashToken(next.token ?? token) };
    await trx("store.portal_sessions")
      .where({ token_hash: before.token_hash })
      .update({ ...after, ...clientRow(next.client), data: JSON.stringify(data) });
    return sessionOf({ ...before, ...after, data }, next.token ?? token);
  };

  return {
    create: (data, client) =>
      run(async (knex) => {
        const token = newToken();
        const now = clock();
        const times = { created_at: now, signed_in_at: data.accountId === null ? null : now, seen_at: now };
        const row = { token_hash: hashToken(token), account_id: data.accountId, ...times, expires_at: expiryOf(times) };
        await knex("store.portal_sessions").insert({ ...row, ...clientRow(client), data: JSON.stringify(data) });
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

    rotate: (token, data, client) =>
      transaction((trx) => change(trx, token, { ...(data && { data }), ...(client && { client }), token: newToken() })),

    destroy: (token) =>
      run(async (knex) => {
        await knex<SessionRow>("store.portal_sessions")
          .where({ token_hash: hashToken(token) })
          .delete();
      }),

    listOf: ({ accountId, token }) =>
      run(async (knex) => {
        if (!isUuid(accountId)) return [];
        const rows = await knex<SessionRow>("store.portal_sessions")
          .where({ account_id: accountId })
          .where("expires_at", ">", clock())
          .orderBy("seen_at", "desc");
        return rows.map((row) => signedInSession(row, token === null ? null : hashToken(token)));
      }),

    end: ({ accountId, id, origin }) =>
      transaction(async (trx) => {
        if (!isUuid(accountId) || !isUuid(id)) return false;
        const ended = await trx<SessionRow>("store.portal_sessions").where({ account_id: accountId, public_id: id }).delete();
        if (ended === 0) return false;
        const by = { actor: accountId, capacity: "self", origin };
        await appendAudit(trx, context, { ...by, action: "session-ended", subject: accountId, details: { session: id } });
        return true;
      }),

    endOthers: ({ accountId, token, origin }) =>
      transaction(async (trx) => {
        if (!isUuid(accountId)) return 0;
        const ended = await trx<SessionRow>("store.portal_sessions")
          .where({ account_id: accountId })
          .whereNot({ token_hash: hashToken(token) })
          .delete();
        const by = { actor: accountId, capacity: "self", origin };
        await appendAudit(trx, context, { ...by, action: "sessions-ended", subject: accountId, details: { count: ended } });
        return ended;
      }),

    destroyAllOf: (accountId) =>
      run(async (knex) =>
        isUuid(accountId) ? knex<SessionRow>("store.portal_sessions").where({ account_id: accountId }).delete() : 0,
      ),
  };
}

function clientRow(client: SessionClient | undefined) {
  return client ? { user_agent: client.userAgent?.slice(0, USER_AGENT_LIMIT) ?? null, origin: client.origin } : {};
}

function signedInSession(row: SessionRow, currentHash: string | null): SignedInSession {
  return {
    id: row.public_id,
    current: row.token_hash === currentHash,
    userAgent: row.user_agent,
    origin: row.origin,
    signedInAt: row.signed_in_at ?? row.created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
  };
}

function sessionOf(row: Pick<SessionRow, "data" | "created_at" | "expires_at">, token: string): PortalSession {
  return { id: token, data: row.data, createdAt: row.created_at, expiresAt: row.expires_at };
}

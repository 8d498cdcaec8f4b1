import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Knex } from "knex";
import { failureMemory, lockAfter } from "../../domain/legacy-lock.ts";
import { loginKey } from "../../domain/legacy-login.ts";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { hashToken, newToken } from "../tokens.ts";
import type { LegacyClaimRepository } from "../types/legacy-claim.ts";
import { isPassword } from "./password.ts";
import type { LegacyAccountRow } from "./rows.ts";

/** How long a proof lives until it is attached to an account, in milliseconds. */
const claimLifetime = 30 * 60_000;

/**
 * Answers come at multiples of this time, in milliseconds: what was compared, and whether anything was, does not show. It is
 * longer than any of the usual hashes takes.
 */
const beat = 600;

/** A bcrypt hash of nothing anybody knows: the work for a login that does not exist or is locked. */
const decoy = "$2b$10$CwTycUXWue0Thq9StjUM0uJ4cZ4p1YdGXl5GkD7qYzQh3z1xI2XbW";

interface FailureRow {
  login_hash: string;
  failures: number;
  last_at: Date;
  locked_until: Date | null;
}

type Proof = Parameters<LegacyClaimRepository["prove"]>[0];

/** Compares a password with the old login's and makes a claim of it. */
export async function prove(context: StoreContext, proof: Proof): Promise<{ claim: string } | null> {
  const began = performance.now();
  const result = await compareAndNote(context, proof);
  const taken = performance.now() - began;
  await pause(Math.ceil(taken / beat) * beat - taken);
  return result;
}

async function compareAndNote(context: StoreContext, { login, password, origin }: Proof): Promise<{ claim: string } | null> {
  const key = loginKey(login);
  const loginHash = createHash("sha256").update(key).digest("hex");
  // The failure is written down before the comparison, so that a hundred guesses at once are not a hundred chances.
  const attempt = await context.transaction((trx) => noteAttempt(trx, loginHash, context.clock()));
  const account = attempt.admitted ? await context.run((knex) => findLiving(knex, key)) : undefined;
  if (!account) {
    await isPassword("bcrypt", decoy, password);
    return null;
  }
  const right = await isPassword(account.hash_scheme, account.password_hash, password);
  // A cheap hash must not be told from a login that does not exist when the machine is busy.
  if (account.hash_scheme !== "bcrypt") await isPassword("bcrypt", decoy, password);
  return context.transaction(async (trx) => {
    if (!right) {
      if (attempt.wait > 0) await tellLocked(trx, context, account.id, origin, attempt);
      return null;
    }
    const current = await trx<LegacyAccountRow>("store.legacy_accounts").where({ id: account.id }).forShare().first();
    // While the password was compared, the login may have been migrated or imported with another one.
    if (current?.state === "migrated" || current?.password_hash !== account.password_hash) return null;
    await trx<FailureRow>("store.legacy_proof_failures").where({ login_hash: loginHash }).delete();
    return { claim: await makeClaim(trx, context, account.id, origin) };
  });
}

function findLiving(knex: Knex, key: string): Promise<LegacyAccountRow | undefined> {
  return knex<LegacyAccountRow>("store.legacy_accounts").where({ login_key: key }).whereNot("state", "migrated").first();
}

async function makeClaim(trx: Knex.Transaction, context: StoreContext, legacyAccountId: string, origin: string | null) {
  const claim = newToken();
  const now = context.clock();
  const [row] = await trx("store.legacy_claims")
    .insert({
      ...{ token_hash: hashToken(claim), legacy_account_id: legacyAccountId, made_at: now, origin },
      expires_at: new Date(now.getTime() + claimLifetime),
    })
    .returning("id");
  await appendAudit(trx, context, {
    ...{ actor: "system:old-door", capacity: "system", origin, action: "legacy-login-proven", subject: legacyAccountId },
    details: { claimId: row.id },
  });
  return claim;
}

interface Attempt {
  /** False: the login is locked, whether it exists or not. */
  admitted: boolean;
  failures: number;
  /** How long the login is locked if this attempt fails, in milliseconds. */
  wait: number;
}

/** Counts an attempt as a failure until it succeeds. Whoever asks while the login is locked makes it neither better nor worse. */
async function noteAttempt(trx: Knex.Transaction, loginHash: string, now: Date): Promise<Attempt> {
  const row = () => trx<FailureRow>("store.legacy_proof_failures").where({ login_hash: loginHash });
  await trx<FailureRow>("store.legacy_proof_failures")
    .insert({ login_hash: loginHash, failures: 0, last_at: now, locked_until: null })
    .onConflict("login_hash")
    .ignore();
  const before = (await row().forUpdate().first())!;
  if (before.locked_until && before.locked_until > now) return { admitted: false, failures: before.failures, wait: 0 };
  const recent = now.getTime() - before.last_at.getTime() < failureMemory;
  const failures = recent ? before.failures + 1 : 1;
  const wait = lockAfter(failures);
  const lockedUntil = wait === 0 ? null : new Date(now.getTime() + wait);
  await row().update({ failures, last_at: now, locked_until: lockedUntil });
  return { admitted: true, failures, wait };
}

async function tellLocked(
  trx: Knex.Transaction,
  context: StoreContext,
  legacyAccountId: string,
  origin: string | null,
  { failures, wait }: Attempt,
): Promise<void> {
  await appendAudit(trx, context, {
    ...{ actor: "system:old-door", capacity: "system", origin, action: "legacy-login-locked", subject: legacyAccountId },
    details: { failures, minutes: wait / 60_000 },
  });
}

/** Deletes failures that are forgotten, and claims that nobody attached. */
export async function dropOldProofs(knex: Knex, now: Date): Promise<void> {
  const forgotten = new Date(now.getTime() - failureMemory);
  await knex("store.legacy_proof_failures").where("last_at", "<=", forgotten).delete();
  await knex("store.legacy_claims").whereNull("account_id").where("expires_at", "<=", forgotten).delete();
}

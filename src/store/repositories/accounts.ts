import type { Knex } from "knex";
import type { GovbrLevel } from "../../domain/govbr-identity.ts";
import { normaliseCpf, normalisePersonNumber } from "../../domain/identifiers.ts";
import type { Profile } from "../../domain/profile.ts";
import { appendAudit } from "../audit/append.ts";
import { confirmRegistration } from "../confirm-registration.ts";
import type { StoreContext } from "../context.ts";
import { isEmail } from "../email.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { NoticeWriter } from "../notices.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import { displayName } from "../people.ts";
import { hashToken, newToken } from "../tokens.ts";
import type { Account, AccountRepository } from "../types/account.ts";

/** How long the link that confirms an alert address works, in milliseconds. */
const confirmationLifetime = 48 * 3600_000;

/** What Gov.br says anew at each login; the audit names which of it changed, not what it says. */
const saidByGovbr = ["name", "social_name", "email", "phone", "level"] as const;

export interface AccountRow {
  id: string;
  /** A bigint, which the driver gives as text. */
  code: string;
  cpf: string;
  name: string;
  social_name: string | null;
  email: string | null;
  alert_email: string | null;
  pending_alert_email: string | null;
  pending_alert_hash: string | null;
  pending_alert_expires_at: Date | null;
  phone: string | null;
  level: GovbrLevel | null;
  profile: Profile | null;
  confirmed_at: Date | null;
  created_at: Date;
  last_login_at: Date;
}

/** People in table `store.accounts`. */
export function accountRepository(context: StoreContext, outbox: OutboxWriter, notices: NoticeWriter): AccountRepository {
  const { run, transaction, clock } = context;
  return {
    upsertFromGovbr: async (identity) => {
      const cpf = normaliseCpf(identity.cpf);
      if (cpf === null) throw new StoreError("cpf-invalid", "The identity carries no valid CPF");
      const { name, email, phone, level, socialName } = identity;
      const said = { name, social_name: socialName, email, phone, level, last_login_at: clock() };
      return transaction(async (trx) => {
        const accounts = () => trx<AccountRow>("store.accounts").where({ cpf });
        const tell = (id: string, action: string, details: Record<string, unknown>) =>
          appendAudit(trx, context, { actor: id, capacity: "self", action, subject: id, details });
        const fresh = { cpf, created_at: said.last_login_at, ...said };
        const [created] = await accounts().insert(fresh).onConflict("cpf").ignore().returning("*");
        if (created) {
          await tell(created.id, "account-created", {});
          return accountOf(created);
        }
        const before = (await accounts().forNoKeyUpdate().first())!;
        const [after] = await accounts().update(said).returning("*");
        const fields = saidByGovbr.filter((field) => before[field] !== after![field]);
        if (fields.length > 0) await tell(before.id, "account-updated", { fields });
        return accountOf(after!);
      });
    },

    get: (id) => run((knex) => findAccount(knex, id)),

    findByCpf: (text) =>
      run(async (knex) => {
        const cpf = normalisePersonNumber(text);
        const row = cpf === null ? undefined : await knex<AccountRow>("store.accounts").where({ cpf }).first();
        return row ? accountOf(row) : null;
      }),

    async confirm(id, { profile }) {
      const result = await transaction(async (trx) =>
        confirmRegistration(trx, context, notices, await lockAccount(trx, id), profile),
      );
      notices.announce();
      return result;
    },

    setAlertEmail: async (id, text) => {
      const email = text.trim();
      if (!isEmail(email)) throw new StoreError("email-invalid", "Not an e-mail address");
      const account = await transaction(async (trx) => {
        const row = await lockAccount(trx, id);
        const verified = row.email?.toLowerCase() === email.toLowerCase();
        const token = newToken();
        const pending = {
          pending_alert_email: verified ? null : email,
          pending_alert_hash: verified ? null : hashToken(token),
          pending_alert_expires_at: verified ? null : new Date(clock().getTime() + confirmationLifetime),
        };
        const changed = verified ? { ...pending, alert_email: email } : pending;
        const [after] = await trx<AccountRow>("store.accounts").where({ id }).update(changed).returning("*");
        const action = verified ? "alert-email-changed" : "alert-email-requested";
        if (!verified) {
          const data = { name: accountOf(row).displayName, token };
          const eventKey = `alert-email-confirmation:${hashToken(token)}`;
          await outbox.write(trx, { eventKey, template: "alert-email-confirmation", to: email, data });
        }
        await appendAudit(trx, context, { actor: id, capacity: "self", action, subject: id, details: {} });
        return accountOf(after!);
      });
      outbox.announce();
      return account;
    },

    confirmAlertEmail: (token) =>
      transaction(async (trx) => {
        const accounts = () => trx<AccountRow>("store.accounts").where({ pending_alert_hash: hashToken(token) });
        const row = await accounts().forNoKeyUpdate().first();
        if (!row?.pending_alert_expires_at) throw new StoreError("ticket-unknown", "No address waits for this confirmation");
        if (row.pending_alert_expires_at <= clock()) throw new StoreError("ticket-expired", "The confirmation came too late");
        const change = { pending_alert_email: null, pending_alert_hash: null, pending_alert_expires_at: null };
        const [after] = await accounts()
          .update({ ...change, alert_email: row.pending_alert_email })
          .returning("*");
        const { id } = row;
        await appendAudit(trx, context, { actor: id, capacity: "self", action: "alert-email-changed", subject: id, details: {} });
        return accountOf(after!);
      }),
  };
}

/** The account of this id, or null. */
export async function findAccount(knex: Knex, id: string): Promise<Account | null> {
  const row = isUuid(id) ? await knex<AccountRow>("store.accounts").where({ id }).first() : undefined;
  return row ? accountOf(row) : null;
}

/** The row of this id, held until the transaction ends. StoreError `account-unknown`. */
export async function lockAccount(trx: Knex.Transaction, id: string): Promise<AccountRow> {
  const row = isUuid(id) ? await trx<AccountRow>("store.accounts").where({ id }).forNoKeyUpdate().first() : undefined;
  if (!row) throw new StoreError("account-unknown", `No account ${id}`);
  return row;
}

export function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    code: Number(row.code),
    cpf: row.cpf,
    name: row.name,
    socialName: row.social_name,
    displayName: displayName(row),
    email: row.email,
    alertEmail: row.alert_email,
    pendingAlertEmail: row.pending_alert_email,
    phone: row.phone,
    level: row.level,
    profile: row.profile,
    confirmedAt: row.confirmed_at,
    lastLoginAt: row.last_login_at,
  };
}

import type { Knex } from "knex";
import { normaliseCpf } from "../../domain/identifiers.ts";
import type { StaffRole } from "../../domain/staff.ts";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import { displayName } from "../people.ts";
import type { StaffAct, StaffGrant, StaffRepository } from "../types/staff.ts";

interface GrantRow {
  id: string;
  cpf: string;
  role: StaffRole;
  reason: string;
  granted_by: string;
  granted_at: Date;
  revoked_by: string | null;
  revoked_at: Date | null;
}

interface GrantOfPerson extends GrantRow {
  account_id: string | null;
  name: string | null;
  social_name: string | null;
}

/** Roles of staff in table `store.staff_grants`, and their notes. */
export function staffRepository(context: StoreContext): StaffRepository {
  const { run, transaction, clock } = context;

  /** The audit names the account where there is one: the CPF would be masked, and two people could look the same. */
  const tell = async (trx: Knex.Transaction, id: string, action: string, { role, reason, actor, ...act }: StaffAct) => {
    const cpf = cpfOf(act.cpf);
    const account = await trx("store.accounts").where({ cpf }).first("id");
    const details = { role, reason, cpf, accountId: account?.id ?? null };
    await appendAudit(trx, context, {
      ...{ actor, capacity: act.capacity, origin: act.origin ?? null },
      ...{ action, subject: id, details },
    });
  };

  const open = (knex: Knex) =>
    knex<GrantOfPerson>("store.staff_grants as grants")
      .leftJoin("store.accounts as accounts", "accounts.cpf", "grants.cpf")
      .whereNull("grants.revoked_at")
      .select("grants.*", "accounts.id as account_id", "accounts.name", "accounts.social_name");

  return {
    grant: (act) =>
      transaction(async (trx) => {
        const { role, reason, actor } = act;
        const row = { cpf: cpfOf(act.cpf), role, reason, granted_by: actor, granted_at: clock() };
        const [made] = await trx<GrantRow>("store.staff_grants")
          .insert(row)
          .onConflict(trx.raw("(cpf, role) WHERE revoked_at IS NULL"))
          .ignore()
          .returning("id");
        if (made) await tell(trx, made.id, "staff-role-granted", act);
        return made !== undefined;
      }),

    revoke: (act) =>
      transaction(async (trx) => {
        const { role, actor } = act;
        const [ended] = await trx<GrantRow>("store.staff_grants")
          .where({ cpf: cpfOf(act.cpf), role })
          .whereNull("revoked_at")
          .update({ revoked_by: actor, revoked_at: clock() })
          .returning("id");
        if (ended) await tell(trx, ended.id, "staff-role-revoked", act);
        return ended !== undefined;
      }),

    rolesOf: (accountId) =>
      run(async (knex) => {
        if (!isUuid(accountId)) return [];
        const rows: GrantOfPerson[] = await open(knex).where("accounts.id", accountId).orderBy("grants.role");
        return rows.map(({ role }) => role);
      }),

    list: () =>
      run(async (knex) => {
        const rows: GrantOfPerson[] = await open(knex).orderBy(["grants.cpf", "grants.role"]);
        return rows.map(grantOf);
      }),

    grantOf: (id) =>
      run(async (knex) => {
        const row: GrantOfPerson | undefined = isUuid(id) ? await open(knex).where("grants.id", id).first() : undefined;
        return row ? grantOf(row) : null;
      }),

    note: ({ instanceId, accountId, text, origin, capacity }) =>
      transaction(async (trx) => {
        const row = { process_instance_id: instanceId, account_id: accountId, text, written_at: clock() };
        const [note] = await trx("store.instance_notes").insert(row).returning("id");
        const details = { noteId: note.id };
        await appendAudit(trx, context, {
          ...{ actor: accountId, capacity, origin, action: "engine-instance-noted" },
          ...{ subject: instanceId, details },
        });
      }),

    notesOf: (instanceId) =>
      run(async (knex) => {
        const rows = await knex("store.instance_notes as notes")
          .join("store.accounts as accounts", "accounts.id", "notes.account_id")
          .where("notes.process_instance_id", instanceId)
          .orderBy("notes.written_at", "desc")
          .select("notes.*", "accounts.name", "accounts.social_name");
        return rows.map((row) => ({
          ...{ id: row.id, author: displayName(row) },
          ...{ text: row.text, writtenAt: row.written_at },
        }));
      }),
  };
}

function cpfOf(text: string): string {
  const cpf = normaliseCpf(text);
  if (cpf === null) throw new StoreError("cpf-invalid", "Not a valid CPF");
  return cpf;
}

function grantOf(row: GrantOfPerson): StaffGrant {
  return {
    ...{ id: row.id, cpf: row.cpf, role: row.role, reason: row.reason },
    ...{ grantedBy: row.granted_by, grantedAt: row.granted_at },
    ...{ accountId: row.account_id, name: row.social_name ?? row.name },
  };
}

import type { Knex } from "knex";
import { isUuid } from "./ids.ts";
import { displayName } from "./people.ts";
import { type AccountRow, accountOf } from "./repositories/accounts.ts";
import type { Member } from "./types/member.ts";

interface MemberRow {
  id: string;
  company_id: string;
  cpf: string;
  invited_email: string | null;
  invitation_expires_at: Date | null;
  linked_by: string;
  linked_at: Date;
  linker: { name: string; social_name: string | null };
  account: AccountRow | null;
  delegations: number;
}

const selected = `
  members.*,
  (SELECT count(*)::int FROM store.delegations
    WHERE delegations.company_id = members.company_id AND delegations.cpf = members.cpf
      AND state IN ('active', 'pending', 'suspended')) AS delegations,
  json_build_object('name', linker.name, 'social_name', linker.social_name) AS linker`;

function membersOf(knex: Knex, companyId: string) {
  return knex("store.members")
    .join("store.accounts AS linker", "linker.id", "members.linked_by")
    .leftJoin("store.accounts AS account", "account.id", "members.account_id")
    .where("members.company_id", companyId)
    .whereNull("members.ended_at");
}

/** A page of the members of a company, those invited last. */
export async function listMembers(
  knex: Knex,
  { companyId, search = "", offset = 0, limit = 20 }: { companyId: string; search?: string; offset?: number; limit?: number },
): Promise<{ members: Member[]; total: number }> {
  if (!isUuid(companyId)) return { members: [], total: 0 };
  const compact = search.replaceAll(/[\s.-]/g, "").toUpperCase();
  const number = /^E\d+$/.test(compact) ? compact : search.replaceAll(/\D/g, "");
  const named = (query: Knex.QueryBuilder) =>
    search.trim() === ""
      ? query
      : query.where((either) => {
          void either.whereILike(
            knex.raw("COALESCE(account.social_name, account.name)") as never,
            `%${search.trim().replaceAll(/[\\%_]/g, "\\$&")}%`,
          );
          if (number !== "") void either.orWhereLike("members.cpf", `${number}%`);
        });
  const page = membersOf(knex, companyId)
    .modify(named)
    .orderByRaw("COALESCE(account.social_name, account.name) NULLS LAST, members.cpf")
    .offset(offset)
    .limit(limit)
    .select(knex.raw(selected));
  const [rows, count] = await Promise.all([
    withAccounts(knex, page),
    membersOf(knex, companyId).modify(named).count("members.id AS total").first(),
  ]);
  return { members: rows.map(memberOf), total: Number(count?.total ?? 0) };
}

/** The member with this CPF, or null. */
export async function findMember(knex: Knex, companyId: string, cpf: string): Promise<Member | null> {
  if (!isUuid(companyId)) return null;
  const [row] = await withAccounts(knex, membersOf(knex, companyId).where("members.cpf", cpf).select(knex.raw(selected)));
  return row ? memberOf(row) : null;
}

async function withAccounts(knex: Knex, query: Knex.QueryBuilder): Promise<MemberRow[]> {
  const rows: (MemberRow & { account_id: string | null })[] = await query;
  const ids = rows.flatMap(({ account_id: id }) => (id === null ? [] : [id]));
  const accounts: AccountRow[] = await knex<AccountRow>("store.accounts").whereIn("id", ids);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return rows.map((row) => ({ ...row, account: byId.get(row.account_id ?? "") ?? null }));
}

function memberOf(row: MemberRow): Member {
  return {
    id: row.id,
    companyId: row.company_id,
    cpf: row.cpf,
    account: row.account && accountOf(row.account),
    invitedEmail: row.invited_email,
    invitationExpiresAt: row.account === null ? row.invitation_expires_at : null,
    linkedBy: { accountId: row.linked_by, name: displayName(row.linker) },
    linkedAt: row.linked_at,
    delegations: row.delegations,
  };
}

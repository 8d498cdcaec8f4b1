import type { Knex } from "knex";
import { type AccountRow, accountOf } from "../repositories/accounts.ts";
import type { CredentialOfPerson } from "../types/credential.ts";
import { type CredentialRow, credentialOf } from "./rows.ts";

/** A page of the credentials, by name; searched by name, number or address. */
export async function listCredentials(
  knex: Knex,
  { search = "", offset = 0, limit = 20 }: { search?: string; offset?: number; limit?: number },
  now: Date,
): Promise<{ credentials: CredentialOfPerson[]; total: number }> {
  const text = search.trim();
  const pattern = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const found = () =>
    knex("store.credentials")
      .join("store.accounts", "accounts.id", "credentials.account_id")
      .modify((query) => {
        if (text === "") return;
        query.where((either) => {
          either
            .whereILike("accounts.name", pattern)
            .orWhereILike("credentials.email", pattern)
            .orWhere("accounts.cpf", text.replace(/[\s.-]/g, "").toUpperCase());
        });
      });
  const [rows, count] = await Promise.all([
    found().orderBy(["accounts.name", "accounts.cpf"]).offset(offset).limit(limit).select("accounts.id"),
    found().count("* AS total").first(),
  ]);
  const ids = rows.map(({ id }: { id: string }) => id);
  const [accounts, credentials] = await Promise.all([
    knex<AccountRow>("store.accounts").whereIn("id", ids),
    knex<CredentialRow>("store.credentials").whereIn("account_id", ids),
  ]);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const rowsById = new Map(credentials.map((row) => [row.account_id, row]));
  return {
    credentials: ids.map((id: string) => ({
      ...credentialOf(rowsById.get(id)!, now),
      account: accountOf(byId.get(id)!),
    })),
    total: Number(count?.total ?? 0),
  };
}

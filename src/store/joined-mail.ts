import type { Knex } from "knex";
import type { OutboxWriter } from "./outbox-writer.ts";
import { displayName } from "./people.ts";
import type { AccountRow } from "./repositories/accounts.ts";
import type { Bond } from "./types/company.ts";

/** Tells those who already represent a company that somebody joined them, once per bond and reader. */
export async function tellOtherRepresentatives(
  trx: Knex.Transaction,
  outbox: OutboxWriter,
  bond: Bond,
  newcomer: AccountRow,
): Promise<void> {
  const others = await trx<AccountRow>("store.accounts")
    .join("store.bonds", "bonds.account_id", "accounts.id")
    .where("bonds.company_id", bond.company.id)
    .whereNull("bonds.ended_at")
    .whereNot("accounts.id", newcomer.id)
    .select("accounts.*");
  for (const other of others) {
    const to = other.alert_email ?? other.email;
    if (to === null) continue;
    const { cnpj, legalName } = bond.company;
    const data = {
      name: displayName(other),
      newcomer: displayName(newcomer),
      cnpj,
      companyName: legalName,
    };
    await outbox.write(trx, { eventKey: `company-joined:${bond.id}:${other.id}`, template: "company-joined", to, data });
  }
}

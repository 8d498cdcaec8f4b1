import type { Knex } from "knex";
import { foreignPersonNumber } from "../../domain/foreign-numbers.ts";
import type { Language } from "../../domain/language.ts";
import { appendAudit } from "../audit/append.ts";
import { isEmail } from "../email.ts";
import { StoreError } from "../errors.ts";
import { type AccountRow, lockAccount } from "../repositories/accounts.ts";
import { mailLink } from "./links.ts";
import { type CredentialRow, findByEmail } from "./rows.ts";
import type { CredentialWork } from "./work.ts";

/** Somebody without CPF, by the address that he logs in with. */
export interface Invited {
  name: string;
  email: string;
  language: Language;
}

/**
 * The person whose login this address is, or will be; made when there is none. Nobody is found by it but people who log in
 * with it: an address alone never leads to an account of Gov.br.
 */
export async function findOrMakePerson(
  trx: Knex.Transaction,
  { context }: CredentialWork,
  { name, email: address, language }: Invited,
  act: { actor: string; capacity: string; companyCnpj: string },
): Promise<{ account: AccountRow; credential: CredentialRow; waiting: boolean }> {
  const email = address.trim();
  if (!isEmail(email)) throw new StoreError("email-invalid", "Not an e-mail address");
  // Two who invite the same person at once get the same one.
  await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", [`credential:${email.toLowerCase()}`]);
  const known = await findByEmail(trx, email);
  if (known !== null)
    return { account: await lockAccount(trx, known.account_id), credential: known, waiting: known.password_hash === null };
  const now = context.clock();
  const { rows } = await trx.raw("SELECT nextval('store.foreign_people') AS place");
  const cpf = foreignPersonNumber(rows[0].place as string);
  const [account] = await trx<AccountRow>("store.accounts")
    .insert({ cpf, name: name.trim(), email, created_at: now, last_login_at: now })
    .returning("*");
  const [credential] = await trx<CredentialRow>("store.credentials")
    .insert({ account_id: account!.id, email, language, invited_at: now })
    .returning("*");
  await appendAudit(trx, context, {
    ...{ ...act, action: "credential-invited", subject: account!.id },
    details: { language },
  });
  return { account: account!, credential: credential!, waiting: true };
}

/** Mails the invitation, with a link that works once. */
export async function mailInvitation(
  trx: Knex.Transaction,
  work: CredentialWork,
  credential: CredentialRow,
  details: { companyName: string; companyNumber: string; capacity: "representative" | "member" },
): Promise<void> {
  await mailLink(trx, work, credential, { purpose: "activation", details });
}

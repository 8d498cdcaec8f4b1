import type { Knex } from "knex";
import { countryOf, foreignCompanyNumber } from "../../domain/foreign-numbers.ts";
import { appendAudit } from "../audit/append.ts";
import { findBond, lockActiveBond, saveBond } from "../bonds.ts";
import { upsertCompany } from "../company-row.ts";
import { confirmRegistration } from "../confirm-registration.ts";
import { StoreError } from "../errors.ts";
import { tellOtherRepresentatives } from "../joined-mail.ts";
import { findAccount } from "../repositories/accounts.ts";
import type { Admission, AdmitRequest } from "../types/credential.ts";
import { findOrMakePerson, mailInvitation } from "./invite.ts";
import { tellPerson } from "./tell.ts";
import type { CredentialWork } from "./work.ts";

/** A validated foreign company and its representative, once per key: the worker that asks may ask again. */
export async function admit(trx: Knex.Transaction, work: CredentialWork, request: AdmitRequest): Promise<Admission> {
  const { context, outbox, notices } = work;
  await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", [`admission:${request.key}`]);
  const earlier = await admissionOf(trx, request.key);
  if (earlier !== null) return earlier;

  const { actor, capacity, representative } = request;
  const cnpj = await numberOf(trx, request.company);
  const company = await upsertCompany(trx, cnpj, request.company.legalName.trim(), context.clock());
  const act = { actor, capacity, companyCnpj: cnpj };
  const { account, credential, waiting } = await findOrMakePerson(trx, work, representative, act);
  // Whoever was only invited is called as the team has validated; a person who is here already has a name.
  if (waiting) await trx("store.accounts").where({ id: account.id }).update({ name: representative.name.trim() });
  const before = await lockActiveBond(trx, account.id, company.id);
  const { bond } = await saveBond(
    trx,
    before,
    company,
    {
      ...{ accountId: account.id, cnpj, legalName: company.legalName, validUntil: null },
      ...{ capacity: "REPRESENTANTE_LEGAL", evidence: "team-validation" },
    },
    context.clock(),
  );
  if (before === null) await tellOtherRepresentatives(trx, outbox, bond, account);
  const details = { evidence: "team-validation", key: request.key, accountId: account.id };
  await appendAudit(trx, context, { ...act, action: "company-linked", subject: bond.id, details });
  if (waiting) {
    const about = { companyName: company.legalName, companyNumber: cnpj, capacity: "representative" } as const;
    await mailInvitation(trx, work, credential, about);
  } else {
    if (account.confirmed_at !== null) await confirmRegistration(trx, context, notices, account, "representative");
    const told = { companyName: company.legalName, companyNumber: cnpj };
    await tellPerson(trx, work, credential, { event: "company-added", eventKey: `company-added:${bond.id}`, details: told });
  }
  await trx("store.credential_admissions").insert({
    ...{ key: request.key, account_id: account.id, company_id: company.id, bond_id: bond.id },
    ...{ invited: waiting, admitted_at: context.clock() },
  });
  return (await admissionOf(trx, request.key))!;
}

/** The number of a company: the one it has, or the next of its country. */
async function numberOf(trx: Knex.Transaction, { country, number }: AdmitRequest["company"]): Promise<string> {
  if (!/^[A-Z]{2}$/.test(country)) throw new StoreError("cnpj-invalid", "Not a country");
  if (number !== undefined) {
    if (countryOf(number) !== country) throw new StoreError("cnpj-invalid", "Not a number of this country");
    const known = await trx("store.companies").where({ cnpj: number }).first("id");
    if (!known) throw new StoreError("company-unknown", `No company ${number}`);
    return number;
  }
  const { rows } = await trx.raw("SELECT nextval('store.foreign_companies') AS place");
  return foreignCompanyNumber(country, rows[0].place as string);
}

async function admissionOf(trx: Knex.Transaction, key: string): Promise<Admission | null> {
  const row = await trx("store.credential_admissions").where({ key }).first();
  if (!row) return null;
  const [account, bond] = [await findAccount(trx, row.account_id), await findBond(trx, row.bond_id)];
  return { account: account!, bond: bond!, company: bond!.company, invited: row.invited };
}

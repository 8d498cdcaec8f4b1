import type { Response } from "express";
import { formatPersonNumber } from "../../domain/identifiers.ts";
import type { Account, Member } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";
import type { LookUp } from "./look-ups.ts";
import type { Representative } from "./representative.ts";

/** Somebody to whom a representative may delegate, or why not. */
export interface Candidate {
  cpf: string;
  /** Null: only invited. */
  account: Account | null;
  /** Null: not tied to the company yet. */
  member: Member | null;
  /** Why nothing is delegated to him. */
  exempt: "oneself" | "representative" | null;
}

/** Who has this CPF: a member of the company at once; anybody else is looked up, which is limited and audited. */
export async function findCandidate(
  { store }: PortalContext,
  lookUp: LookUp,
  acting: Representative,
  cpf: string,
  response: Response,
): Promise<Candidate | null> {
  const { account: self, company } = acting;
  const member = await store.members.find({ companyId: company.id, cpf });
  const account = member === null ? await lookUp.find(acting, cpf, response) : member.account;
  if (member === null && account === null) return null;
  if (account?.id === self.id) return { cpf, account, member, exempt: "oneself" };
  const representatives = await store.companies.representativesOf(company.id);
  const represents = representatives.some(({ accountId }) => accountId === account?.id);
  return { cpf, account, member, exempt: represents ? "representative" : null };
}

/** How pages call somebody: by name, or by CPF while there is only an invitation. */
export function candidateName({ account, cpf }: Pick<Candidate, "account" | "cpf">): string {
  return account?.displayName ?? formatPersonNumber(cpf);
}

import type { Response } from "express";
import type { Account } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";
import { createLimit, type Limit } from "../middleware/rate-limits.ts";
import type { Representative } from "./representative.ts";

/** People whom one account may look up in an hour: enough for a whole team at once, too few to try CPFs. */
const PEOPLE_PER_HOUR = 600;

/** Whom a CPF belongs to, as far as a representative may know. */
export interface LookUp {
  /** Somebody who has completed the registration; null: nobody whom one could find. */
  find(acting: Representative, cpf: string, response: Response): Promise<Account | null>;
  /** Counts somebody who was asked for among many. */
  count(acting: Representative): Promise<void>;
}

/** Looking people up by CPF: limited per account, and every answer is in the audit. */
export function createLookUp({ store }: PortalContext): LookUp {
  const limit: Limit = createLimit(PEOPLE_PER_HOUR, 3_600);
  return {
    async find({ account, company }, cpf, response) {
      await limit.consume(account.id);
      const found = await store.accounts.findByCpf(cpf);
      const confirmed = found !== null && found.confirmedAt !== null ? found : null;
      await store.audit.append({
        ...{ actor: account.id, capacity: company.capacity, companyCnpj: company.cnpj, origin: response.req.ip ?? null },
        ...{ action: "member-searched", subject: confirmed?.id ?? cpf, details: { found: confirmed !== null } },
      });
      return confirmed;
    },
    async count({ account }) {
      await limit.consume(account.id);
    },
  };
}

/** `jomes@gmail.com` → `j•••@gmail.com`: enough to recognise it, too little to write to. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return at < 1 ? "•••" : `${email[0]}•••${email.slice(at)}`;
}

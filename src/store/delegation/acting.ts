import type { Knex } from "knex";
import type { StartCapacity } from "../../domain/start-decision.ts";
import { isUuid } from "../ids.ts";
import type { ActingCompany } from "../types/member.ts";

/** Companies for which a person may act now, in the strongest capacity. */
const statement = `
  SELECT DISTINCT ON (companies.id) companies.id, cnpj, legal_name, power.capacity, power.strength
    FROM (
      SELECT company_id, capacity, 1 AS strength FROM store.bonds WHERE account_id = :accountId AND ended_at IS NULL
      UNION ALL
      SELECT company_id, 'MEMBER', 2 FROM store.delegations
       WHERE account_id = :accountId AND state IN ('active', 'suspended') AND (valid_until IS NULL OR valid_until > :now)
      UNION ALL
      SELECT company_id, 'MEMBER', 2 FROM store.members WHERE account_id = :accountId AND ended_at IS NULL
      UNION ALL
      SELECT company_id, 'SUBSTITUTE', 3 FROM store.substitutions
       WHERE substitute_id = :accountId AND ended_at IS NULL AND valid_from <= :now AND valid_until > :now
    ) AS power
    JOIN store.companies ON companies.id = power.company_id
   ORDER BY companies.id, power.strength`;

interface ActingRow {
  id: string;
  cnpj: string;
  legal_name: string;
  capacity: StartCapacity;
  strength: number;
}

/** The representative's own first, then by name. */
export async function companiesOf(knex: Knex, accountId: string, now: Date): Promise<ActingCompany[]> {
  if (!isUuid(accountId)) return [];
  const { rows }: { rows: ActingRow[] } = await knex.raw(statement, { accountId, now });
  rows.sort((one, other) => one.strength - other.strength || one.legal_name.localeCompare(other.legal_name, "pt-BR"));
  return rows.map(({ id, cnpj, legal_name: legalName, capacity }) => ({ id, cnpj, legalName, capacity }));
}

import type { Knex } from "knex";
import type { DelegationFact, DelegationState } from "../../domain/delegation.ts";
import type { Capacity } from "../../domain/recognition.ts";
import type { StartBasis, StartFacts, SubstitutionFact } from "../../domain/start-decision.ts";
import { isUuid } from "../ids.ts";
import { hasLoginToMigrate } from "../legacy/to-migrate.ts";

/** What is known of a person in a company, for all services or one. */
export interface Powers extends Pick<StartFacts, "account" | "companyId" | "bond" | "substitutions"> {
  /** By service. */
  delegations: Map<string, DelegationFact[]>;
  /** Whether the version that was asked about is offered. */
  offered: boolean;
}

interface PowersRow {
  confirmed: boolean;
  offered: boolean | null;
  overdue: boolean;
  bond: { id: string; capacity: Capacity; ended: boolean } | null;
  delegations: DelegationJson[] | null;
  substitutions: SubstitutionJson[] | null;
}

interface DelegationJson {
  id: string;
  service_id: string;
  version: number;
  state: DelegationState;
  service_version: number | null;
  valid_from: string;
  valid_until: string | null;
  granted_by: string;
}

interface SubstitutionJson {
  id: string;
  absent_id: string;
  represents: boolean;
  service_ids: string[] | null;
  valid_from: string;
  valid_until: string;
  ended: boolean;
}

/**
 * The deadline of the migration has passed, and the person has an old login that could be migrated. As long as no deadline
 * has passed, the deadline is all that is read.
 */
const migrationOverdue = `
  (SELECT deadline <= :now FROM store.migration_deadlines ORDER BY sequence DESC LIMIT 1) IS TRUE AND ${hasLoginToMigrate}`;

/** Everything in one statement, because every start waits for it. */
const statement = `
  SELECT accounts.confirmed_at IS NOT NULL AS confirmed,
    (SELECT offered FROM store.service_versions WHERE service_id = :serviceId AND version = :serviceVersion) AS offered,
    (SELECT json_build_object('id', id, 'capacity', capacity, 'ended',
         ended_at IS NOT NULL OR (evidence = 'govbr-companies' AND coalesce(valid_until <= :now, false)))
       FROM store.bonds WHERE account_id = accounts.id AND company_id = :companyId
      ORDER BY ended_at IS NULL DESC, linked_at DESC LIMIT 1) AS bond,
    (SELECT json_agg(json_build_object('id', id, 'service_id', service_id, 'version', version, 'state', state,
         'service_version', service_version, 'valid_from', valid_from, 'valid_until', valid_until, 'granted_by', granted_by)
         ORDER BY granted_at DESC, version DESC)
       FROM store.delegations
      WHERE account_id = :accountId AND company_id = :companyId AND (:serviceId::text IS NULL OR service_id = :serviceId)
    ) AS delegations,
    (SELECT json_agg(json_build_object('id', id, 'absent_id', absent_id, 'service_ids', service_ids, 'valid_from', valid_from,
         'valid_until', valid_until, 'ended', ended_at IS NOT NULL,
         'represents', EXISTS (SELECT FROM store.bonds
           WHERE account_id = absent_id AND bonds.company_id = :companyId AND bonds.ended_at IS NULL))
         ORDER BY created_at DESC)
       FROM store.substitutions WHERE substitute_id = accounts.id AND company_id = :companyId) AS substitutions,
    ${migrationOverdue} AS overdue
  FROM store.accounts WHERE accounts.id = :accountId`;

/** The rows of each kind of ground, ties before what rests on them: the order in which they are lost. */
const grounds: Record<StartBasis["kind"], string[]> = {
  bond: ["SELECT id FROM store.bonds WHERE id = :id AND ended_at IS NULL FOR SHARE"],
  delegation: ["SELECT id FROM store.delegations WHERE id = :id AND state = 'active' FOR SHARE"],
  substitution: [
    "SELECT id FROM store.bonds WHERE account_id = :absentId AND company_id = :companyId AND ended_at IS NULL FOR SHARE",
    "SELECT id FROM store.substitutions WHERE id = :id AND ended_at IS NULL FOR SHARE",
  ],
};

/**
 * Holds what a decision rests on until the transaction ends, so that whoever takes it away comes after. False: it was
 * taken away before, and the decision has to be made anew.
 */
export async function holdBasis(trx: Knex.Transaction, basis: StartBasis, companyId: string): Promise<boolean> {
  for (const ground of grounds[basis.kind]) {
    const { rows } = await trx.raw(ground, { ...basis, companyId });
    if (rows.length === 0) return false;
  }
  return true;
}

/** What a start by this person for this company can rest on; null for an unknown person. */
export async function loadPowers(
  knex: Knex,
  request: { accountId: string; companyId: string; serviceId?: string; serviceVersion?: number; now: Date },
): Promise<Powers | null> {
  const { accountId, companyId, serviceId = null, serviceVersion = null, now } = request;
  if (!isUuid(accountId) || !isUuid(companyId)) return null;
  const { rows } = await knex
    .raw(statement, { accountId, companyId, serviceId, serviceVersion, now })
    // Prepared once per connection: planning it takes longer than answering it.
    .options({ name: "start-powers" });
  const row = rows[0] as PowersRow | undefined;
  if (row === undefined) return null;
  return {
    account: { id: accountId, confirmed: row.confirmed, migrationOverdue: row.overdue },
    companyId,
    offered: row.offered === true,
    bond: row.bond,
    delegations: grouped(row.delegations ?? []),
    substitutions: (row.substitutions ?? []).map(substitutionFact),
  };
}

function grouped(rows: DelegationJson[]): Map<string, DelegationFact[]> {
  const byService = new Map<string, DelegationFact[]>();
  for (const row of rows) {
    const facts = byService.get(row.service_id) ?? [];
    byService.set(row.service_id, [...facts, delegationFact(row)]);
  }
  return byService;
}

function delegationFact(row: DelegationJson): DelegationFact {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    serviceVersion: row.service_version,
    validFrom: new Date(row.valid_from),
    validUntil: row.valid_until === null ? null : new Date(row.valid_until),
    grantorId: row.granted_by,
  };
}

function substitutionFact(row: SubstitutionJson): SubstitutionFact {
  return {
    id: row.id,
    absentId: row.absent_id,
    absentRepresents: row.represents,
    serviceIds: row.service_ids,
    from: new Date(row.valid_from),
    until: new Date(row.valid_until),
    ended: row.ended,
  };
}

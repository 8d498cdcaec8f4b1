import type { Knex } from "knex";
import type { StartBasis, StartCapacity } from "../domain/start-decision.ts";
import { isUuid } from "./ids.ts";
import { displayName } from "./people.ts";
import type { Process, ProcessState } from "./types/process.ts";

export interface ProcessRow {
  id: string;
  number: string;
  service_id: string;
  service_version: number;
  company_id: string;
  opened_by: string;
  instance_id: string | null;
  capacity: StartCapacity | null;
  basis: StartBasis | null;
  state: ProcessState;
  outcome: string | null;
  requested_at: Date;
  opened_at: Date | null;
  changed_at: Date;
  finished_at: Date | null;
}

type NamedProcessRow = ProcessRow & { cnpj: string; legal_name: string; name: string; social_name: string | null };

/** Processes with the names of company and opener. */
export function selectProcesses(knex: Knex): Knex.QueryBuilder<NamedProcessRow, NamedProcessRow[]> {
  return knex("store.processes")
    .join("store.companies", "companies.id", "processes.company_id")
    .join("store.accounts AS opener", "opener.id", "processes.opened_by")
    .select("processes.*", "cnpj", "legal_name", "opener.name", "opener.social_name");
}

/** The process of this id, or null. */
export async function findProcess(knex: Knex, id: string): Promise<Process | null> {
  const row = isUuid(id) ? await selectProcesses(knex).where("processes.id", id).first() : undefined;
  return row ? processOf(row) : null;
}

export function processOf(row: NamedProcessRow): Process {
  return {
    id: row.id,
    number: row.number,
    serviceId: row.service_id,
    serviceVersion: row.service_version,
    company: { id: row.company_id, cnpj: row.cnpj, legalName: row.legal_name },
    openedBy: { accountId: row.opened_by, name: displayName(row) },
    capacity: row.capacity,
    basis: row.basis,
    state: row.state,
    outcome: row.outcome,
    instanceId: row.instance_id,
    requestedAt: row.requested_at,
    openedAt: row.opened_at,
    finishedAt: row.finished_at,
  };
}

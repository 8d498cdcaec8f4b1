import type { Knex } from "knex";
import { normalisePersonNumber } from "../../domain/identifiers.ts";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { endSubstitutions } from "../delegation/end-substitutions.ts";
import { requireRepresentative } from "../delegation/powers.ts";
import { serviceNames } from "../delegation/tell.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { NoticeWriter } from "../notices.ts";
import { displayName } from "../people.ts";
import type { Substitution, SubstitutionRepository, SubstitutionState } from "../types/substitution.ts";

const year = 366 * 24 * 3600_000;

interface SubstitutionRow {
  id: string;
  company_id: string;
  absent_id: string;
  substitute_id: string;
  service_ids: string[] | null;
  valid_from: Date;
  valid_until: Date;
  reason: string;
  ended_at: Date | null;
  end_reason: string | null;
  cnpj: string;
  legal_name: string;
  absent: { name: string; social_name: string | null };
  substitute: { name: string; social_name: string | null };
}

/** Substitutions in table `store.substitutions`. */
export function substitutionRepository(context: StoreContext, notices: NoticeWriter): SubstitutionRepository {
  const { run, transaction, clock } = context;
  const find = (column: string, id: string) =>
    run(async (knex) => {
      if (!isUuid(id)) return [];
      const rows = await selectSubstitutions(knex).where(column, id).orderBy("created_at", "desc");
      return rows.map((row: SubstitutionRow) => substitutionOf(row, clock()));
    });

  return {
    ofCompany: (companyId) => find("substitutions.company_id", companyId),
    ofSubstitute: (accountId) => find("substitute_id", accountId),

    async create({ absentId, companyId, substituteCpfs, serviceIds, from, until, reason }) {
      const now = clock();
      if (until <= from || until <= now || until.getTime() - from.getTime() > year)
        throw new StoreError("substitution-period-invalid", "The period is empty, past or too long");
      const created = await transaction(async (trx) => {
        const actor = await requireRepresentative(trx, absentId, companyId);
        if (serviceIds !== null && (await trx("store.services").whereIn("id", serviceIds)).length !== new Set(serviceIds).size)
          throw new StoreError("service-unknown", "Not a service");
        await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", [`substitution:${companyId}:${absentId}`]);
        const planned = await selectSubstitutions(trx)
          .where({ company_id: companyId, absent_id: absentId })
          .whereNull("ended_at");
        const made: Substitution[] = [];
        for (const text of new Set(substituteCpfs.map(normalisePersonNumber))) {
          const person = await trx("store.accounts")
            .where({ cpf: text ?? "" })
            .whereNotNull("confirmed_at")
            .first("id");
          if (!person) throw new StoreError("member-unconfirmed", "The substitute has no confirmed account");
          if (person.id === absentId) throw new StoreError("substitution-of-oneself", "Nobody substitutes himself");
          const twin = planned.find((row: SubstitutionRow) => isSame(row, { substituteId: person.id, serviceIds, from, until }));
          if (twin !== undefined) {
            made.push(substitutionOf(twin, now));
            continue;
          }
          const period = { valid_from: from, valid_until: until, reason, created_at: now };
          const [row] = await trx("store.substitutions")
            .insert({ company_id: companyId, absent_id: absentId, substitute_id: person.id, service_ids: serviceIds, ...period })
            .returning("id");
          const services = serviceIds === null ? {} : { services: await serviceNames(trx, serviceIds) };
          await notices.write(trx, {
            ...{ accountId: person.id, kind: "substitution-given", eventKey: `substitution:${row.id}` },
            data: { companyId: actor.companyId, companyName: actor.companyName, person: actor.name, until, reason, ...services },
          });
          await appendAudit(trx, context, {
            ...{ actor: absentId, capacity: actor.capacity, companyCnpj: actor.cnpj },
            ...{ action: "substitution-created", subject: row.id },
            details: { substitute: person.id, services: serviceIds, from, until, reason },
          });
          made.push(await read(trx, row.id, now));
        }
        return made;
      });
      notices.announce();
      return created;
    },

    async end({ actorId, substitutionId, reason }) {
      const ended = await transaction(async (trx) => {
        const row = isUuid(substitutionId)
          ? await trx("store.substitutions").where({ id: substitutionId }).first("id", "company_id", "absent_id", "substitute_id")
          : undefined;
        if (!row) throw new StoreError("substitution-unknown", "No such substitution");
        const own = row.absent_id === actorId || row.substitute_id === actorId;
        const capacity = own ? "self" : (await requireRepresentative(trx, actorId, row.company_id)).capacity;
        const one = { id: row.id as string, company_id: row.company_id as string };
        await endSubstitutions(trx, context, notices, one, { actor: actorId, capacity, reason });
        return read(trx, row.id, clock());
      });
      notices.announce();
      return ended;
    },
  };
}

/** Whether it is arranged already: sending the same twice changes nothing. */
function isSame(
  row: SubstitutionRow,
  wanted: { substituteId: string; serviceIds: string[] | null; from: Date; until: Date },
): boolean {
  const services = (ids: string[] | null) => (ids === null ? "all" : [...new Set(ids)].sort().join(" "));
  return (
    row.substitute_id === wanted.substituteId &&
    row.valid_from.getTime() === wanted.from.getTime() &&
    row.valid_until.getTime() === wanted.until.getTime() &&
    services(row.service_ids) === services(wanted.serviceIds)
  );
}

function selectSubstitutions(knex: Knex) {
  const person = (alias: string) =>
    knex.raw(`json_build_object('name', ${alias}.name, 'social_name', ${alias}.social_name) AS ${alias}`);
  return knex("store.substitutions")
    .join("store.companies", "companies.id", "substitutions.company_id")
    .join("store.accounts AS absent", "absent.id", "absent_id")
    .join("store.accounts AS substitute", "substitute.id", "substitute_id")
    .select("substitutions.*", "cnpj", "legal_name", person("absent"), person("substitute"));
}

async function read(knex: Knex, id: string, now: Date): Promise<Substitution> {
  return substitutionOf((await selectSubstitutions(knex).where("substitutions.id", id).first())!, now);
}

function substitutionOf(row: SubstitutionRow, now: Date): Substitution {
  return {
    id: row.id,
    company: { id: row.company_id, cnpj: row.cnpj, legalName: row.legal_name },
    absent: { accountId: row.absent_id, name: displayName(row.absent) },
    substitute: { accountId: row.substitute_id, name: displayName(row.substitute) },
    serviceIds: row.service_ids,
    from: row.valid_from,
    until: row.valid_until,
    reason: row.reason,
    state: stateOf(row, now),
    endReason: row.end_reason,
  };
}

function stateOf({ ended_at: endedAt, valid_from: from, valid_until: until }: SubstitutionRow, now: Date): SubstitutionState {
  if (endedAt !== null) return "ended";
  if (until <= now) return "over";
  return from <= now ? "in-force" : "planned";
}
